import { History } from 'lucide-react';
import { MissingPage } from '@/components/ui/MissingPage.tsx';

export default function RunNotFound() {
  return (
    <MissingPage icon={<History aria-hidden />} title="There is no such run">
      It may have been deleted, and its trace with it. The flow itself is among all flows.
    </MissingPage>
  );
}
