'use client';
import dynamic from 'next/dynamic';
import { Spinner } from '@/components/ui/Spinner.tsx';

/** The editor is a megabyte: it comes when code is first looked at. */
export const LazyCodeEditor = dynamic(() => import('./CodeEditor.tsx'), {
  ssr: false,
  loading: () => (
    <div className="flex h-full items-center justify-center text-muted">
      <Spinner label="Opening the editor" />
    </div>
  ),
});
