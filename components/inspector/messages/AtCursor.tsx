'use client';
import { useEffect, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { traceClient } from '@/components/timeline/trace-client.ts';
import { durationWords, tickLabel } from '@/trace/lanes/ticks.ts';
import type { ActorMoment, QueueMoment } from '@/trace/moments/at-moment.ts';
import type { TakingOrder } from '@/trace/queues/taking-order.ts';
import { Figure } from '../Figure.tsx';
import type { Inspected } from '../inspected.ts';
import { Section } from '../Section.tsx';
import { MessageLink } from './MessageLink.tsx';
import { idWords, prettyPreview } from './message-words.ts';

/** Waiting messages in the list; the rest is a count. */
const MOST_LISTED = 200;

/** What the selected actor or queue was like where time travel stands. */
export function AtCursor({ of }: { of: Inspected }) {
  const timeNs = useSession((s) => s.moment?.timeNs ?? null);
  const table = of.kind === 'actor' ? 'actors' : 'queues';
  const name = useDocument((s) =>
    of.kind === 'actor' || of.kind === 'queue' ? (s.document[table][of.id]?.name ?? null) : null,
  );
  if (timeNs === null || name === null) return null;
  return of.kind === 'queue' ? (
    <QueueAt name={name} timeNs={timeNs} />
  ) : (
    <ActorAt name={name} timeNs={timeNs} />
  );
}

/** The order of the list, in words. */
const ORDERS: Record<TakingOrder, string> = {
  arrival: 'In order of arrival',
  last: 'Who came last is taken first',
  priority: 'By priority, as they will be taken',
  taken: 'In the order in which they were taken',
};

const title = (timeNs: number) => `At ${tickLabel(timeNs, Math.max(1, timeNs / 1e4))}`;

function QueueAt({ name, timeNs }: { name: string; timeNs: number }) {
  const found = useAnswer(`${name} ${timeNs}`, () => traceClient.queueAt(name, 0, MOST_LISTED));
  if (found === null) return null;
  // While time runs the answer may be of a moment before.
  const { depth, capacity, rows, total, by, timeNs: atNs } = found;
  return (
    <Section title={title(atNs)}>
      <Figure label="Waiting" tone={depth >= capacity ? 'warn' : undefined}>
        {depth.toLocaleString('en')} of {capacity.toLocaleString('en')}
        {depth >= capacity ? ' · full' : ''}
      </Figure>
      {rows.length === 0 ? null : (
        <ol
          aria-label={`Messages waiting in ${name}`}
          className="max-h-64 overflow-y-auto rounded-md border border-line"
        >
          {rows.map((message) => (
            <li key={message.id} className="border-line border-b last:border-b-0">
              <button
                type="button"
                onClick={() => useSession.getState().selectMessage({ id: message.id, detail: null })}
                className="flex w-full items-baseline gap-2 px-2 py-1 text-left hover:bg-hover"
              >
                <span className="shrink-0 text-muted text-xs tabular-nums">{idWords(message.id)}</span>
                <span className="min-w-0 flex-1 truncate font-mono text-xs">{message.preview || '—'}</span>
                <span className="shrink-0 text-muted text-xs tabular-nums">
                  {message.queuedNs === null ? '' : durationWords(atNs - message.queuedNs)}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className="text-muted text-xs">
        {rows.length === 0
          ? depth === 0
            ? 'Nothing waited.'
            : 'The trace does not hold what waited.'
          : total > rows.length
            ? `${ORDERS[by]}; ${(total - rows.length).toLocaleString('en')} more come after these.`
            : `${ORDERS[by]}, and how long each had waited.`}
      </p>
    </Section>
  );
}

function ActorAt({ name, timeNs }: { name: string; timeNs: number }) {
  const found = useAnswer(`${name} ${timeNs}`, () => traceClient.actorAt(name));
  if (found === null || found.length === 0) return null;
  return (
    <Section title={title(timeNs)}>
      {found.map((each) => (
        <Copy key={each.name} of={each} timeNs={timeNs} />
      ))}
    </Section>
  );
}

function Copy({ of, timeNs }: { of: ActorMoment; timeNs: number }) {
  const { words, handles, handled, state } = of;
  return (
    <div className="flex flex-col gap-1">
      <p>{words}</p>
      {handles === null ? null : (
        <Figure label="Working on">
          <MessageLink id={handles.id} />{' '}
          <span className="text-muted">
            {handles.takenNs === null ? '' : `for ${durationWords(Math.max(0, timeNs - handles.takenNs))}`}
          </span>
        </Figure>
      )}
      {handles?.preview ? (
        <p className="truncate font-mono text-xs" title={handles.preview}>
          {handles.preview}
        </p>
      ) : null}
      <Figure label="Handled">{handled.toLocaleString('en')} by then</Figure>
      {state === null ? null : (
        <>
          <Figure label="State">recorded {durationWords(Math.max(0, timeNs - state.timeNs))} before</Figure>
          <pre className="max-h-48 overflow-auto whitespace-pre-wrap break-words rounded-md border border-line bg-field px-2 py-1.5 font-mono text-xs leading-[1.5]">
            {prettyPreview(state.text)}
          </pre>
        </>
      )}
    </div>
  );
}

/** One question at a time: while the cursor is dragged, what is asked meanwhile is asked once, at the end. */
function useAnswer<T extends ActorMoment[] | QueueMoment>(
  key: string,
  ask: () => Promise<T | null>,
): T | null {
  const [found, setFound] = useState<T | null>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked.
  useEffect(() => {
    if (busy || asked === key) return;
    setBusy(true);
    setAsked(key);
    void ask().then((answer) => {
      setFound(answer);
      setBusy(false);
    });
  }, [key, busy, asked]);
  return found;
}
