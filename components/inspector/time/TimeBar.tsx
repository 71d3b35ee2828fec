import { shareWords } from '@/components/parts/figure-words.ts';
import { shareBackgrounds, shareNames } from '@/components/parts/time-shares.ts';
import { classes } from '@/components/ui/classes.ts';
import type { ThreadColour } from '@/flow/document.ts';
import { SHARES, type Shares } from '@/trace/waits/time-shares.ts';

/** How an actor spent its time, as one slim bar; whoever cannot see it is told the parts. */
export function TimeBar({
  shares,
  colour,
  className,
}: {
  shares: Shares;
  colour: ThreadColour;
  className?: string;
}) {
  const backgrounds = shareBackgrounds(colour);
  const shown = SHARES.filter((kind) => shares[kind] > 0.001);
  const words = shown.map((kind) => `${shareNames[kind].toLowerCase()} ${shareWords(shares[kind])}`);
  return (
    <div
      role="img"
      aria-label={words.join(', ')}
      title={words.join(', ')}
      className={classes('flex gap-px overflow-hidden rounded-full bg-surface', className)}
    >
      {shown.map((kind) => (
        <span
          key={kind}
          className="h-full min-w-px"
          style={{ flexGrow: shares[kind], flexBasis: 0, background: backgrounds[kind] }}
        />
      ))}
    </div>
  );
}
