'use client';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { classes } from './classes.ts';

interface FieldLink {
  controlId: string;
  labelId: string;
  noteId: string;
  error: string | undefined;
}
const Link = createContext<FieldLink | null>(null);

/** Ids that tie a control to the Field around it; null where there is none. */
export const useFieldLink = () => useContext(Link);

export interface FieldProps {
  label: string;
  /** One sentence under the control. */
  hint?: ReactNode;
  /** What is wrong with the value, from outside (a problem of the flow). Controls show their own errors. */
  error?: string;
  /** `above` for wide controls, `beside` (default) as in the inspector. */
  labelPlace?: 'beside' | 'above';
  children: ReactNode;
}

export function Field({ label, hint, error, labelPlace = 'beside', children }: FieldProps) {
  const id = useId();
  const link = { controlId: `${id}c`, labelId: `${id}l`, noteId: `${id}n`, error };
  return (
    <Link value={link}>
      <div
        className={classes(
          'grid gap-x-3 gap-y-1',
          labelPlace === 'beside' ? 'grid-cols-[minmax(72px,34%)_minmax(0,1fr)]' : 'grid-cols-1',
        )}
      >
        <label
          id={link.labelId}
          htmlFor={link.controlId}
          className={classes('text-muted', labelPlace === 'beside' && 'pt-1 leading-5')}
        >
          {label}
        </label>
        <div className="min-w-0">
          {children}
          {error || hint ? (
            <div id={link.noteId} className="mt-1 text-xs leading-4">
              {error ? <p className="text-danger">{error}</p> : null}
              {hint ? <p className="text-muted">{hint}</p> : null}
            </div>
          ) : null}
        </div>
      </div>
    </Link>
  );
}
