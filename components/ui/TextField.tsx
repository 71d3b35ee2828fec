'use client';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { useFieldLink } from './Field.tsx';
import { useReadOnly } from './read-only.ts';
import { useDraft } from './use-draft.ts';

export const boxLook =
  'w-full rounded-md border border-line bg-field text-ink placeholder:text-muted transition-colors hover:border-line-strong focus:border-accent disabled:cursor-not-allowed disabled:opacity-60 read-only:hover:border-line [&[readonly]]:bg-transparent aria-invalid:border-danger';

type Native = Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'children'>;

export interface TextFieldProps extends Native {
  value: string;
  /** Each keystroke. Use this or `onCommit`. */
  onChange?: (text: string) => void;
  /** On Enter and on leaving, if the text is new and `check` finds nothing. Escape takes the typing back. */
  onCommit?: (text: string) => void;
  /** A sentence where the text cannot be taken. */
  check?: (text: string) => string | null;
  /** Accessible name where no Field gives one. */
  label?: string;
  error?: string;
  /** At the left inside the box: an icon, a dot. */
  leading?: ReactNode;
  /** At the right inside the box: a unit, a key. */
  trailing?: ReactNode;
  mono?: boolean;
}

export function TextField({
  value,
  onChange,
  onCommit,
  check,
  label,
  error,
  leading,
  trailing,
  mono,
  className,
  onBlur,
  onKeyDown,
  ...rest
}: TextFieldProps) {
  const link = useFieldLink();
  const readOnly = useReadOnly();
  const draft = useDraft(value, (text) => onCommit?.(text), check);
  const live = onCommit === undefined;
  const ownError = (live ? check?.(value) : draft.error) ?? error;
  const invalid = Boolean(ownError ?? link?.error);
  return (
    <div className={classes('min-w-0', className)}>
      <div className="relative">
        {leading ? (
          <span className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-muted [&>svg]:size-3.5">
            {leading}
          </span>
        ) : null}
        <input
          id={link?.controlId}
          aria-label={label}
          aria-invalid={invalid || undefined}
          aria-describedby={link?.noteId}
          autoComplete="off"
          spellCheck={false}
          readOnly={readOnly}
          {...rest}
          value={live ? value : draft.text}
          onChange={(event) => (live ? onChange?.(event.target.value) : draft.type(event.target.value))}
          onBlur={(event) => {
            if (!live) draft.commit();
            onBlur?.(event);
          }}
          onKeyDown={(event) => {
            const leaves = event.key === 'Enter' || (event.key === 's' && (event.metaKey || event.ctrlKey));
            if (!live && leaves) draft.commit();
            if (!live && event.key === 'Escape' && draft.text !== value) {
              event.stopPropagation();
              draft.reset();
            }
            onKeyDown?.(event);
          }}
          className={classes(
            boxLook,
            'h-7 px-2',
            Boolean(leading) && 'pl-7',
            Boolean(trailing) && 'pr-9',
            mono && 'font-mono text-xs',
          )}
        />
        {trailing ? (
          <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-xs text-muted">
            {trailing}
          </span>
        ) : null}
      </div>
      {ownError ? (
        <p role="alert" className="mt-1 text-xs leading-4 text-danger">
          {ownError}
        </p>
      ) : null}
    </div>
  );
}
