'use client';
import { useEffect, useState } from 'react';
import { nanosWords } from '@/components/parts/figure-words.ts';
import { traceClient } from '@/components/timeline/trace-client.ts';
import { Badge } from '@/components/ui/Badge.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { Spinner } from '@/components/ui/Spinner.tsx';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { Figure } from '../Figure.tsx';
import { Section } from '../Section.tsx';
import { ContentView } from './content/ContentView.tsx';
import { TextBlock } from './content/TextBlock.tsx';
import { LineageTree } from './LineageTree.tsx';
import { idWords, kindWords, outcomeWords, prettyPreview } from './message-words.ts';
import { NamedLink } from './NamedLink.tsx';
import { useTraceGrows } from './use-trace-grows.ts';

/** One message: its content, its way, its times, what caused it and what it caused. */
export function MessageView({ id, known }: { id: number; known: MessageFacts | null }) {
  const { detail, gone } = useDetail(id, known);
  if (gone) return <EmptyState title={`Message ${idWords(id)}`}>The trace does not hold it.</EmptyState>;
  if (!detail)
    return (
      <div className="p-8 text-center text-muted">
        <Spinner label="Reading the trace" />
      </div>
    );
  const outcome = outcomeWords[detail.outcome];
  const span = (from: number | null, to: number | null) =>
    from === null || to === null ? null : nanosWords(Math.max(0, to - from));
  const waited = span(detail.queuedNs ?? detail.sentNs, detail.takenNs);
  const blocked = detail.queuedNs !== null && detail.sentNs !== null && detail.queuedNs - detail.sentNs > 1e6;
  const handled = span(detail.takenNs, detail.handledNs);
  return (
    <>
      <Section>
        <div className="flex items-center gap-2">
          <h2 className="font-medium">{kindWords[detail.kind]}</h2>
          <span className="text-muted tabular-nums">{idWords(detail.id)}</span>
          <span className="ml-auto">
            <Badge tone={outcome.tone}>{outcome.text}</Badge>
          </span>
        </div>
        {detail.error ? (
          <p role="alert" className="whitespace-pre-wrap break-words text-danger">
            {detail.error}
          </p>
        ) : null}
        <ContentView detail={detail} />
      </Section>
      <Section title="Way">
        <Figure label="From">
          <NamedLink table="actors" name={detail.from} />
        </Figure>
        {detail.queue ? (
          <Figure label="Through">
            <NamedLink table="queues" name={detail.queue} />
          </Figure>
        ) : null}
        <Figure label="To">{detail.to ? <NamedLink table="actors" name={detail.to} /> : 'nobody yet'}</Figure>
        {detail.toThread ? <Figure label="On thread">{detail.toThread}</Figure> : null}
      </Section>
      <Section title="Times">
        {detail.sentNs === null ? null : <Figure label="Sent at">{nanosWords(detail.sentNs)}</Figure>}
        {blocked ? (
          <Figure label="Full queue" tone="warn">
            waited {span(detail.sentNs, detail.queuedNs)} for room
          </Figure>
        ) : null}
        {waited ? <Figure label="Waited">{waited}</Figure> : null}
        {handled ? <Figure label="Handled in">{handled}</Figure> : null}
      </Section>
      {detail.state === null ? null : (
        <Section title="State after it">
          <TextBlock>{prettyPreview(detail.state)}</TextBlock>
        </Section>
      )}
      <Section title="Lineage">
        <LineageTree id={detail.id} version={detail.effectCount} />
      </Section>
    </>
  );
}

/** The detail that came along, else asked of the trace; asked again while the message is under way. */
function useDetail(id: number, known: MessageFacts | null) {
  const [found, setFound] = useState<{ id: number; detail: MessageFacts | null } | null>(null);
  const live = useTraceGrows();
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const detail = await traceClient.detail(id);
      if (!here) return;
      setFound({ id, detail });
      if (live) timer = setTimeout(() => void ask(), 1000);
    };
    void ask();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [id, live]);
  const fresh = found?.id === id ? found.detail : null;
  return {
    detail: fresh ?? (known?.id === id ? known : null),
    gone: found?.id === id && !fresh && !known && !live,
  };
}
