import { CircleCheck, CircleSlash, CircleStop, CircleX, LoaderCircle } from 'lucide-react';
import type { RunState } from '@/api/types.ts';
import { classes } from '@/components/ui/classes.ts';
import { runOutcome, type Tone } from './run-outcome.ts';

const tones: Record<Tone, string> = {
  ok: 'text-ok',
  danger: 'text-danger',
  accent: 'text-accent-text',
  muted: 'text-muted',
};

const icons = {
  starting: LoaderCircle,
  running: LoaderCircle,
  stopping: LoaderCircle,
  completed: CircleCheck,
  stopped: CircleStop,
  failed: CircleX,
  crashed: CircleSlash,
};

/** Stands beside the word for the state, never alone: its shape tells what its colour tells. */
export function RunIcon({ state, size = 14 }: { state: RunState; size?: number }) {
  const Icon = icons[state];
  const turning = Icon === LoaderCircle;
  return (
    <Icon
      size={size}
      aria-hidden
      className={classes('shrink-0', tones[runOutcome[state].tone], turning && 'animate-spin')}
    />
  );
}
