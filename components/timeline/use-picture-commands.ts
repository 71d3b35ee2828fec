'use client';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { fileName } from '@/components/export/file-name.ts';
import { saveFile } from '@/components/export/save-file.ts';
import { toast } from '@/components/ui/toast.ts';
import { traceClient, useTrace } from './trace-client.ts';
import type { PictureFormat } from './trace-messages.ts';

/** Saves what is seen of the timeline. @param flow its name, for that of the file */
export async function saveTimeline(format: PictureFormat, flow: string): Promise<void> {
  const picture = await traceClient.picture(format);
  if (picture === null) toast('The timeline could not be saved: nothing is shown.', { kind: 'error' });
  else saveFile(picture, fileName(flow, format, 'timeline'));
}

/** Commands that save a picture, while the timeline is on screen. */
export function usePictureCommands(flow: string): void {
  useEffect(() => {
    const command = (format: PictureFormat, keys: string[]) => ({
      id: `timeline.save-${format}`,
      title: `Save the timeline as ${format.toUpperCase()}`,
      group: 'Timeline',
      scope: 'timeline' as const,
      keys,
      enabled: () => useTrace.getState().state !== null,
      run: () => void saveTimeline(format, flow),
    });
    return useCommands.getState().register([command('png', ['shift+s']), command('svg', ['shift+g'])]);
  }, [flow]);
}
