import { FileQuestion } from 'lucide-react';
import { MissingPage } from '@/components/ui/MissingPage.tsx';

export default function FlowNotFound() {
  return (
    <MissingPage icon={<FileQuestion aria-hidden />} title="There is no such flow">
      It may have been deleted, or the address is not complete. Right after a flow is deleted, the list offers
      to bring it back.
    </MissingPage>
  );
}
