'use client';
import dynamic from 'next/dynamic';
import { WorkspaceFrame } from './WorkspaceFrame.tsx';

/** The workspace lives in the browser alone: its canvas is measured there, and its panels remember their sizes. */
export const WorkspaceLoader = dynamic(() => import('./Workspace.tsx').then((room) => room.Workspace), {
  ssr: false,
  loading: WorkspaceFrame,
});
