import { FileQuestion } from 'lucide-react';
import { MissingPage } from '@/components/ui/MissingPage.tsx';

export default function NotFound() {
  return (
    <MissingPage icon={<FileQuestion aria-hidden />} title="There is nothing here">
      The address may be wrong, or what was here has been deleted.
    </MissingPage>
  );
}
