'use client';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Spinner } from './Spinner.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  /** One primary a screen. `quiet` has no box until the pointer is on it. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'medium' | 'large';
  /** Before the words; a lucide icon at 14 px. */
  icon?: ReactNode;
  /** Shows a spinner and refuses clicks, without changing its width. */
  busy?: boolean;
}

const looks = {
  primary:
    'font-medium border-accent bg-accent text-accent-ink hover:bg-accent-strong hover:border-accent-strong',
  plain: 'border-line-strong bg-raised text-ink hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-hover',
  danger: 'font-medium border-danger-fill bg-danger-fill text-danger-ink hover:brightness-95',
};
const sizes = {
  small: 'h-6 px-2 text-xs gap-1',
  medium: 'h-7 px-2.5 gap-1.5',
  large: 'h-8 px-3.5 gap-2',
};

export function Button({
  variant = 'plain',
  size = 'medium',
  icon,
  busy = false,
  type = 'button',
  className,
  disabled,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(
        'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md border transition-colors',
        'disabled:cursor-not-allowed disabled:opacity-50',
        looks[variant],
        sizes[size],
        className,
      )}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
