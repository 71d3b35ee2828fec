'use client';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Its accessible name, and the tooltip. */
  label: string;
  /** Shown in the tooltip, as in commands.ts. */
  keys?: string;
  size?: 'small' | 'medium';
  /** A toggle that is on. */
  pressed?: boolean;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}

export function IconButton({
  label,
  keys,
  size = 'medium',
  pressed,
  side,
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={classes(
          'inline-flex shrink-0 items-center justify-center rounded-md transition-colors hover:bg-hover hover:text-ink',
          'disabled:cursor-not-allowed disabled:opacity-40',
          size === 'small' ? 'size-6 [&>svg]:size-3.5' : 'size-7 [&>svg]:size-4',
          pressed ? 'bg-accent-soft text-accent-text' : 'text-muted',
          className,
        )}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
