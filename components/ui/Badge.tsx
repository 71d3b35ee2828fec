import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const tones = {
  neutral: 'border-line bg-field text-muted',
  accent: 'border-transparent bg-accent-soft text-accent-text',
  ok: 'border-line bg-field text-ok',
  warn: 'border-line bg-field text-warn',
  danger: 'border-line bg-field text-danger',
};

export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex h-[18px] items-center gap-1 whitespace-nowrap rounded-full border px-1.5 text-[11px] leading-none tabular-nums',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
