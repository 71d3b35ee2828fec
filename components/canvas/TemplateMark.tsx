import { Layers2 } from 'lucide-react';
import { classes } from '@/components/ui/classes.ts';

/** On the card of a template: not an actor of the run, but what others make actors of. */
export function TemplateMark({ middle }: { middle: boolean }) {
  return (
    <span
      title="Created while running: other actors make actors of it"
      className={classes(
        'absolute left-3.5 flex items-center gap-1 rounded-full border border-control border-dashed bg-raised px-1.5 text-muted leading-none',
        middle ? '-top-[17px] h-6 text-[15px]' : '-top-[12px] h-[17px] text-[10px]',
      )}
    >
      <Layers2 aria-hidden size={middle ? 14 : 10} strokeWidth={2} />
      template
    </span>
  );
}
