'use client';
import { Braces, ChartGantt, Image, Package } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';
import { classes } from '@/components/ui/classes.ts';
import { Dialog } from '@/components/ui/Dialog.tsx';
import { JsonExport } from './JsonExport.tsx';
import { PictureExport } from './PictureExport.tsx';
import { ProjectExport } from './ProjectExport.tsx';
import { TraceExport } from './TraceExport.tsx';

type Choice = 'project' | 'json' | 'picture' | 'trace';

const choices = [
  {
    value: 'project',
    title: 'Node project',
    text: 'Runs without Cueboard, your code as you wrote it.',
    Icon: Package,
  },
  {
    value: 'json',
    title: 'Flow JSON',
    text: 'The document, to keep in git or to import again.',
    Icon: Braces,
  },
  { value: 'picture', title: 'Picture', text: 'The graph as SVG or PNG.', Icon: Image },
  {
    value: 'trace',
    title: 'Trace of the run',
    text: 'What the run on screen recorded, for other tools.',
    Icon: ChartGantt,
  },
] as const;

/** Everything that can be taken away. Opened by the command `flow.export`. */
export function ExportDialog() {
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState<Choice>('project');
  const run = useSession((s) => s.run);
  const register = useCommands((s) => s.register);
  useEffect(
    () =>
      register([
        {
          id: 'flow.export',
          title: 'Export',
          group: 'Flow',
          keys: ['mod+e'],
          inTextFields: true,
          run: () => setOpen(true),
        },
      ]),
    [register],
  );
  const shown = choice === 'trace' && !run ? 'project' : choice;
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Export" size="large">
      <div className="grid h-[min(480px,calc(100dvh-160px))] grid-cols-[220px_minmax(0,1fr)] gap-4">
        <fieldset className="flex flex-col gap-1">
          <legend className="sr-only">What to export</legend>
          {choices.map(({ value, title, text, Icon }) => {
            const missing = value === 'trace' && !run;
            return (
              <label
                key={value}
                className={classes(
                  'flex gap-2.5 rounded-lg border p-2.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
                  shown === value ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-hover',
                  missing && 'opacity-50',
                )}
              >
                <input
                  type="radio"
                  name="export-choice"
                  className="sr-only"
                  checked={shown === value}
                  disabled={missing}
                  onChange={() => setChoice(value)}
                />
                <Icon size={16} aria-hidden className="mt-px shrink-0 text-muted" />
                <span>
                  <span className="block font-medium">{title}</span>
                  <span className="block text-muted text-xs leading-4">
                    {missing ? 'No run is on screen.' : text}
                  </span>
                </span>
              </label>
            );
          })}
        </fieldset>
        <div className="flex min-h-0 min-w-0 flex-col gap-3">
          {shown === 'project' ? <ProjectExport /> : null}
          {shown === 'json' ? <JsonExport /> : null}
          {shown === 'picture' ? <PictureExport /> : null}
          {shown === 'trace' && run ? <TraceExport run={run} /> : null}
        </div>
      </div>
    </Dialog>
  );
}
