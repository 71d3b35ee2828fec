import type { WorkspaceProps } from '@/components/editor/Workspace.tsx';

/** What the workspace is given, as one text. */
export const workspaceText = (props: WorkspaceProps): string => JSON.stringify(props);
