'use client';
import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** A sentence under the title. */
  description?: ReactNode;
  /** Opens it; absent where state alone does. */
  trigger?: ReactElement;
  /** Buttons at the bottom right, the main one last. */
  footer?: ReactNode;
  /** `small` 400 px, `medium` 560, `large` 860, `full` the window less a margin. */
  size?: 'small' | 'medium' | 'large' | 'full';
  /** Keeps the dialog open on Escape where it answers true: an editor inside may want the key. */
  keepsEscape?: (event: KeyboardEvent) => boolean;
  /** The content fills the dialog to its edges. */
  flush?: boolean;
  children?: ReactNode;
}

const middle =
  'top-1/2 left-1/2 max-h-[calc(100dvh-48px)] max-w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2';
const sizes = {
  small: `${middle} w-[400px]`,
  medium: `${middle} w-[560px]`,
  large: `${middle} w-[860px]`,
  // Not moved by a transform, which would displace what an editor inside pins to the window.
  full: 'inset-6',
};

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  trigger,
  footer,
  size = 'medium',
  keepsEscape,
  flush = false,
  children,
}: DialogProps) {
  const returnFocus = useReturnFocus(open);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-(--overlay)" />
        <Primitive.Content
          onEscapeKeyDown={(event) => keepsEscape?.(event) && event.preventDefault()}
          {...(description ? {} : { 'aria-describedby': undefined })}
          // Not the close button: its tooltip would open, and take the first Escape. A field that asks for it, or the whole.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (!(event.currentTarget instanceof HTMLElement)) return;
            const first = event.currentTarget.querySelector<HTMLInputElement>('input[data-autofocus]');
            (first ?? event.currentTarget).focus();
            first?.select();
          }}
          onCloseAutoFocus={returnFocus}
          className={classes(
            'fixed z-50 flex flex-col rounded-xl border border-line bg-raised shadow-(--shadow-dialog) outline-none',
            sizes[size],
          )}
        >
          <header className="flex items-start gap-3 border-line border-b px-4 py-3">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="font-semibold text-[14px] text-ink">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="mt-0.5 text-muted">{description}</Primitive.Description>
              ) : null}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" size="small" className="-mr-1">
                <X aria-hidden />
              </IconButton>
            </Primitive.Close>
          </header>
          {children ? (
            <div
              className={classes(
                'min-h-0 flex-1',
                flush ? 'overflow-hidden rounded-b-xl' : 'overflow-auto px-4 py-3',
              )}
            >
              {children}
            </div>
          ) : null}
          {footer ? (
            <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
