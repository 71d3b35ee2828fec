'use client';
import { Waypoints } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';
import { messageWords } from '@/components/timeline/message-words.ts';
import { readPalette } from '@/components/timeline/palette.ts';
import { clearPick, pickMessage } from '@/components/timeline/pick-message.ts';
import { traceClient } from '@/components/timeline/trace-client.ts';
import type { Palette } from '@/components/timeline/trace-messages.ts';
import { useShownTheme } from '@/components/timeline/use-shown-theme.ts';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { toast } from '@/components/ui/toast.ts';
import type { Flow } from '@/flow/document.ts';
import { layOutSequence } from '@/trace/sequence/lay-out.ts';
import type { Sequence } from '@/trace/sequence/sequence.ts';
import { SequenceBar } from './SequenceBar.tsx';
import { SequencePicture } from './SequencePicture.tsx';
import { type SequenceFormat, saveSequence } from './save-sequence.ts';
import { useSequenceChoice, zoomSequence } from './sequence-choice.ts';
import { useSequence } from './use-sequence.ts';

const ZOOM = 1.25;
const HELP =
  'Arrow up and down go to the previous and next message. Plus and minus change the size, 0 is the picture’s own. Escape clears the selection.';

/** Who said what to whom, from top to bottom: of what the timeline shows, an area, or one message's chain. */
export function SequenceView({ runId, document: flow }: { runId: string; document: Flow }) {
  const { sequence, isKnown, what } = useSequence(runId);
  const zoom = useSequenceChoice((s) => s.zoom);
  const [place, widthPx] = useWidth();
  // In steps: while the window is resized, what is drawn does not change with each pixel.
  const roomPx = Math.floor(widthPx / zoom / 40) * 40;
  const picture = useMemo(
    () => (sequence === null ? null : layOutSequence(sequence, roomPx)),
    [sequence, roomPx],
  );
  const selected = useSession((s) => s.message);
  const theme = useShownTheme();
  const [palette, setPalette] = useState<Palette | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme, other colours.
  useEffect(() => setPalette(readPalette()), [theme]);
  const svg = useRef<SVGSVGElement>(null);
  const heads = useRef<SVGGElement>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const pick = (id: number) =>
    void traceClient.detail(id).then((facts) => {
      if (facts !== null) pickMessage(flow, facts);
    });
  const save = (format: SequenceFormat) => {
    if (svg.current === null || sequence === null) return;
    void saveSequence(format, svg.current, sequence, flow.name).catch((error: unknown) =>
      toast('The picture could not be saved.', {
        kind: 'error',
        description: error instanceof Error ? error.message : String(error),
      }),
    );
  };
  useKeys(sequence, pick, save);
  const keepHeads = () => {
    const top = (scroller.current?.scrollTop ?? 0) / zoom;
    heads.current?.setAttribute('transform', `translate(0 ${top})`);
    heads.current?.setAttribute('data-moved', '');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: at another size it lies elsewhere.
  useEffect(keepHeads, [zoom, picture, palette]);

  // What was selected elsewhere is brought into view.
  const id = selected?.id ?? null;
  useEffect(() => {
    if (id === null || picture === null) return;
    const mark = svg.current?.querySelector(`[data-message="${id}"]`);
    mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id, picture]);

  const isEmpty = sequence === null || sequence.messages.length === 0;
  return (
    <div ref={place} data-scope="sequence" className="flex h-full min-h-0 flex-col">
      <SequenceBar sequence={sequence} onSave={save} />
      {isEmpty || picture === null || palette === null ? (
        isKnown ? (
          <EmptyState icon={<Waypoints aria-hidden />} title="No messages here">
            {what.kind === 'chain'
              ? 'The message is not in this trace. Select another one.'
              : 'Zoom out on the timeline, or select an area in which something was sent.'}
          </EmptyState>
        ) : null
      ) : (
        <div
          ref={scroller}
          role="application"
          aria-roledescription="sequence diagram"
          aria-label={`Sequence of ${sequence.messages.length} messages`}
          aria-description={HELP}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive; its keys are commands.
          tabIndex={0}
          onScroll={keepHeads}
          className="min-h-0 flex-1 overflow-auto focus-visible:outline-offset-[-2px]"
        >
          <SequencePicture
            {...{ sequence, picture, palette, zoom, svg, heads }}
            selected={id}
            onPick={pick}
          />
          <ol aria-label="Messages of the sequence" className="sr-only">
            {sequence.messages.map((m) => (
              <li key={m.id}>{sentence(sequence, m)}</li>
            ))}
          </ol>
        </div>
      )}
      <div aria-live="polite" className="sr-only">
        {selected?.detail ? `Selected: ${messageWords(selected.detail)}` : ''}
      </div>
    </div>
  );
}

/** Width of an element, in pixels; 0 before it is there. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidthPx(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, widthPx] as const;
}

function sentence({ participants }: Sequence, m: Sequence['messages'][number]): string {
  const name = (place: number) => participants[place]?.name ?? 'nobody';
  const end = m.trouble === null ? '' : `, ${m.trouble}`;
  return `${name(m.from)} to ${name(m.to)}: ${m.label} ${m.number}${end}`;
}

function useKeys(
  sequence: Sequence | null,
  pick: (id: number) => void,
  save: (format: SequenceFormat) => void,
): void {
  const latest = useRef({ sequence, pick, save });
  useEffect(() => {
    latest.current = { sequence, pick, save };
  });
  useEffect(() => {
    const step = (by: -1 | 1) => {
      const messages = latest.current.sequence?.messages ?? [];
      const at = messages.findIndex(({ id }) => id === useSession.getState().message?.id);
      const next = messages[at < 0 ? 0 : at + by];
      if (next !== undefined) latest.current.pick(next.id);
    };
    const command = (id: string, title: string, keys: string[], run: () => void) => ({
      ...{ id: `sequence.${id}`, title, keys, run },
      ...{ group: 'Sequence', scope: 'sequence' as const },
    });
    return useCommands
      .getState()
      .register([
        command('previous', 'Previous message of the sequence', ['up', ','], () => step(-1)),
        command('next', 'Next message of the sequence', ['down', '.'], () => step(1)),
        command('larger', 'Make the sequence larger', ['plus', 'w'], () => zoomSequence(ZOOM)),
        command('smaller', 'Make the sequence smaller', ['minus', 's'], () => zoomSequence(1 / ZOOM)),
        command('own-size', 'Show the sequence at its own size', ['0'], () =>
          useSequenceChoice.setState({ zoom: 1 }),
        ),
        command('clear', 'Clear the selected message', ['escape'], clearPick),
        command('save-svg', 'Save the sequence as SVG', [], () => latest.current.save('svg')),
        command('save-png', 'Save the sequence as PNG', [], () => latest.current.save('png')),
        command('save-mermaid', 'Save the sequence as Mermaid', [], () => latest.current.save('mermaid')),
      ]);
  }, []);
}
