'use client';
import { useSession } from '@/components/editor/session.ts';
import { idWords } from './message-words.ts';

/** Another message, as a way to it: here and on the timeline. */
export function MessageLink({ id }: { id: number }) {
  const selectMessage = useSession((state) => state.selectMessage);
  return (
    <button
      type="button"
      onClick={() => selectMessage({ id, detail: null })}
      className="-mx-0.5 rounded px-0.5 text-accent-text tabular-nums hover:underline"
    >
      {idWords(id)}
    </button>
  );
}
