import { useEffect, useRef, useState } from 'react';
import { Name } from '@/flow/document.ts';
import { useLibrary } from './library-store.ts';

/** A flow's name while it is changed on its card: Enter or leaving takes it, Escape takes it back. */
export function FlowName({ flow, name }: { flow: string; name: string }) {
  const [text, setText] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => field.current?.select(), []);

  const leave = (refocus: boolean) => {
    over.current = true;
    useLibrary.getState().startRename(null);
    if (refocus) useLibrary.getState().focus(flow);
  };
  const take = async (refocus: boolean) => {
    if (over.current) return;
    const wanted = text.trim();
    if (wanted === name) return leave(refocus);
    const read = Name.safeParse(wanted);
    if (!read.success) {
      // Whoever leaves with nothing typed has changed their mind; else the reason stays with the text.
      if (!refocus) return leave(false);
      setError(wanted === '' ? 'A flow needs a name.' : 'A name is one line of 1 to 80 characters.');
      return;
    }
    // Leaving the field while the server answers is not a second rename.
    over.current = true;
    try {
      await useLibrary.getState().rename(flow, read.data);
      leave(refocus);
    } catch (failure) {
      over.current = false;
      setError(failure instanceof Error ? failure.message : String(failure));
    }
  };
  return (
    <div>
      <input
        ref={field}
        aria-label={`New name of ${name}`}
        aria-invalid={error !== null || undefined}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: the user has just asked for this field
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') void take(true);
          if (event.key === 'Escape') leave(true);
        }}
        onBlur={() => void take(false)}
        className="-mx-1 -my-px w-[calc(100%+8px)] rounded border border-accent bg-field px-1 font-medium text-[14px] text-ink outline-none aria-invalid:border-danger"
      />
      {error ? (
        <p role="alert" className="mt-1 text-danger text-xs">
          {error}
        </p>
      ) : null}
    </div>
  );
}
