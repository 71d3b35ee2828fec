import {
  CircleAlert,
  CircleCheck,
  CirclePlay,
  CircleSlash,
  CircleStop,
  CircleX,
  LoaderCircle,
} from 'lucide-react';
import type { RunState } from '@/api/types.ts';
import { classes } from '@/components/ui/classes.ts';
import { type Tone, toneOf } from './run-outcome.ts';

const tones: Record<Tone, string> = {
  ok: 'text-ok',
  warn: 'text-warn',
  danger: 'text-danger',
  accent: 'text-accent-text',
  muted: 'text-muted',
};

const icons = {
  starting: LoaderCircle,
  // It stands still: something that turns for hours costs a frame at each turn of the screen.
  running: CirclePlay,
  stopping: LoaderCircle,
  completed: CircleCheck,
  stopped: CircleStop,
  failed: CircleX,
  crashed: CircleSlash,
};

interface Props {
  state: RunState;
  /** Something failed on the way, or the run has a reason to say. */
  flawed?: boolean;
  size?: number;
}

/** Stands beside the word for the state, never alone: its shape tells what its colour tells. */
export function RunIcon({ state, flawed = false, size = 14 }: Props) {
  const Icon = state === 'completed' && flawed ? CircleAlert : icons[state];
  const turning = Icon === LoaderCircle;
  return (
    <Icon
      size={size}
      aria-hidden
      className={classes('shrink-0', tones[toneOf(state, flawed)], turning && 'animate-spin')}
    />
  );
}
