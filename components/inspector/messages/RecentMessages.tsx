'use client';
import { useEffect, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { nanosWords } from '@/components/parts/figure-words.ts';
import { traceClient } from '@/components/timeline/trace-client.ts';
import { Badge } from '@/components/ui/Badge.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { SearchField } from '@/components/ui/SearchField.tsx';
import type { Flow } from '@/flow/document.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import type { Inspected } from '../inspected.ts';
import { idWords, outcomeWords } from './message-words.ts';
import { useTraceGrows } from './use-trace-grows.ts';

const LIMIT = 100;

interface About {
  actor?: string;
  queue?: string;
  thread?: string;
}

/** The last messages of an actor, a queue or a thread; of the whole run where nothing of these is selected. */
export function RecentMessages({ of, run }: { of: Inspected; run: string }) {
  const about = useDocument((state) => JSON.stringify(aboutOf(of, state.document)));
  const [text, setText] = useState('');
  const messages = useRecent(run, about, text);
  const selectMessage = useSession((state) => state.selectMessage);
  const name = Object.values(JSON.parse(about) as About)[0];
  return (
    <div className="flex flex-col">
      <div className="sticky top-0 bg-surface px-3 py-2">
        <SearchField
          label={name ? `Search messages of ${name}` : 'Search messages'}
          value={text}
          onChange={setText}
        />
      </div>
      {messages?.length === 0 ? (
        <EmptyState title={text ? 'Nothing found' : 'No messages yet'}>
          {text
            ? 'No message has this in its content or its names.'
            : `${name ?? 'This run'} has neither sent nor taken one.`}
        </EmptyState>
      ) : null}
      <ul>
        {messages?.map((message) => (
          <li key={message.id} className="border-line border-b">
            <button
              type="button"
              onClick={() => selectMessage({ id: message.id, detail: message })}
              className="block w-full px-3.5 py-1.5 text-left hover:bg-hover"
            >
              <span className="flex items-center gap-2">
                <span className="text-muted text-xs tabular-nums">{idWords(message.id)}</span>
                <span className="min-w-0 truncate text-xs">
                  {message.from ?? 'run'} → {message.to ?? message.queue ?? '…'}
                </span>
                <span className="ml-auto shrink-0 text-muted text-xs tabular-nums">
                  {message.sentNs === null ? '' : nanosWords(message.sentNs)}
                </span>
              </span>
              <span className="mt-0.5 flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate font-mono text-xs">{message.preview || '—'}</span>
                {message.outcome === 'ok' ? null : (
                  <Badge tone={outcomeWords[message.outcome].tone}>
                    {outcomeWords[message.outcome].text}
                  </Badge>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {messages?.length === LIMIT ? (
        <p className="px-3.5 py-2 text-muted text-xs">
          The last {LIMIT}. The Messages table below has them all.
        </p>
      ) : null}
    </div>
  );
}

function aboutOf(of: Inspected, flow: Flow): About {
  if (of.kind === 'actor') return { actor: flow.actors[of.id]?.name };
  if (of.kind === 'queue') return { queue: flow.queues[of.id]?.name };
  if (of.kind === 'thread') return { thread: flow.threads[of.id]?.name };
  const wire = of.kind === 'wire' ? flow.wires[of.id] : undefined;
  return wire ? { queue: flow.queues[wire.queue]?.name } : {};
}

/** Asked again twice a second while the trace grows or is still being read. Null until the first answer. */
function useRecent(run: string, about: string, text: string): MessageFacts[] | null {
  const [found, setFound] = useState<{ key: string; messages: MessageFacts[] } | null>(null);
  const live = useTraceGrows();
  const key = `${run} ${about} ${text}`;
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const query = { ...(JSON.parse(about) as About), text: text || undefined, limit: LIMIT };
      const messages = await traceClient.query(query);
      if (!here) return;
      const latestFirst = [...messages].sort((a, b) => (b.sentNs ?? 0) - (a.sentNs ?? 0));
      setFound({ key, messages: latestFirst });
      if (live) timer = setTimeout(() => void ask(), 500);
    };
    void ask();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [key, about, text, live]);
  return found?.key === key ? found.messages : null;
}
