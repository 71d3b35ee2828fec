'use client';
import { useState } from 'react';
import { Name } from '@/flow/document.ts';
import { setFlowName } from '@/flow/edits/rename.ts';
import { useDocument } from './document.ts';

/** The flow's name, editable where it stands. */
export function FlowTitle() {
  const name = useDocument((state) => state.document.name);
  const readOnly = useDocument((state) => state.readOnly);
  const [draft, setDraft] = useState<string | null>(null);
  if (readOnly) return <h1 className="min-w-0 truncate font-semibold">{name}</h1>;
  const take = () => {
    const text = draft?.trim() ?? '';
    setDraft(null);
    if (text !== name && Name.safeParse(text).success) {
      useDocument.getState().edit('Rename the flow', (flow) => setFlowName(flow, text));
    }
  };
  return (
    <h1 className="relative min-w-16 shrink">
      {/* The words under the field give it its width. */}
      <span
        aria-hidden
        className="invisible block max-w-[240px] truncate whitespace-pre px-1.5 font-semibold"
      >
        {draft ?? name}
      </span>
      <input
        aria-label="Name of the flow"
        value={draft ?? name}
        maxLength={80}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') {
            setDraft(null);
            const field = event.currentTarget;
            requestAnimationFrame(() => field.blur());
          }
        }}
        className="absolute inset-0 w-full truncate rounded-md bg-transparent px-1.5 font-semibold hover:bg-hover focus:bg-field"
      />
    </h1>
  );
}
