'use client';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { useFieldLink } from './Field.tsx';
import { useReadOnly } from './read-only.ts';
import { boxLook } from './TextField.tsx';
import { useDraft } from './use-draft.ts';

export interface TextAreaProps
  extends Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'onChange' | 'children'> {
  value: string;
  /** Each keystroke. Use this or `onCommit`. */
  onChange?: (text: string) => void;
  /** On leaving and on mod+Enter, if the text is new and `check` finds nothing. */
  onCommit?: (text: string) => void;
  check?: (text: string) => string | null;
  label?: string;
  error?: string;
  mono?: boolean;
}

export function TextArea({
  value,
  onChange,
  onCommit,
  check,
  label,
  error,
  mono,
  className,
  rows = 3,
  ...rest
}: TextAreaProps) {
  const link = useFieldLink();
  const readOnly = useReadOnly();
  const draft = useDraft(value, (text) => onCommit?.(text), check);
  const live = onCommit === undefined;
  const ownError = (live ? check?.(value) : draft.error) ?? error;
  return (
    <div className={classes('min-w-0', className)}>
      <textarea
        id={link?.controlId}
        aria-label={label}
        aria-invalid={Boolean(ownError ?? link?.error) || undefined}
        aria-describedby={link?.noteId}
        spellCheck={false}
        rows={rows}
        readOnly={readOnly}
        {...rest}
        value={live ? value : draft.text}
        onChange={(event) => (live ? onChange?.(event.target.value) : draft.type(event.target.value))}
        onBlur={() => !live && draft.commit()}
        onKeyDown={(event) => {
          if (live) return;
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) draft.commit();
          if (event.key === 'Escape' && draft.text !== value) {
            event.stopPropagation();
            draft.reset();
          }
        }}
        className={classes(boxLook, 'block resize-y px-2 py-1', mono && 'font-mono text-xs leading-[1.5]')}
      />
      {ownError ? (
        <p role="alert" className="mt-1 text-xs leading-4 text-danger">
          {ownError}
        </p>
      ) : null}
    </div>
  );
}
