import {
  CircleAlert,
  CircleCheck,
  CircleMinus,
  CirclePlay,
  CircleSlash,
  CircleStop,
  CircleX,
  LoaderCircle,
} from 'lucide-react';
import type { RunState } from '@/api/types.ts';
import { classes } from '@/components/ui/classes.ts';
import { type Flaw, type Tone, toneOf } from './run-outcome.ts';

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

const completed = { none: icons.completed, lossy: CircleMinus, flawed: CircleAlert } as const;

interface Props {
  state: RunState;
  flaw?: Flaw;
  size?: number;
}

/** Stands beside the word for the state, never alone: its shape tells what its colour tells. */
export function RunIcon({ state, flaw = 'none', size = 14 }: Props) {
  const Icon = state === 'completed' ? completed[flaw] : icons[state];
  const turning = Icon === LoaderCircle;
  return (
    <Icon
      size={size}
      aria-hidden
      className={classes('shrink-0', tones[toneOf(state, flaw)], turning && 'animate-spin')}
    />
  );
}
