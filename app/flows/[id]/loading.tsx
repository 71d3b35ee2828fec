import { WorkspaceFrame } from '@/components/editor/WorkspaceFrame.tsx';

export default function FlowLoading() {
  return <WorkspaceFrame />;
}
