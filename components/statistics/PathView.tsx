'use client';
import { useEffect, useState } from 'react';
import { useSession } from '@/components/editor/session.ts';
import { shareWords } from '@/components/parts/figure-words.ts';
import { messageName } from '@/components/timeline/message-words.ts';
import { actorIdOf } from '@/components/timeline/names-of.ts';
import { pickMessage } from '@/components/timeline/pick-message.ts';
import { traceClient, useTrace } from '@/components/timeline/trace-client.ts';
import type { Flow, ThreadColour } from '@/flow/document.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import { type CriticalPath, PARTS, type PathStep } from '@/trace/paths/path-steps.ts';
import { Choices } from './Choices.tsx';
import { PathBar } from './PathBar.tsx';
import { partBackgrounds } from './part-backgrounds.ts';
import { partMeanings, partNames, partWords, stepWords } from './path-words.ts';
import { type PathOf, useStatistics } from './statistics-store.ts';

/** Where the time of the run or of the selected message went, step by step. */
export function PathView({ flow }: { flow: Flow }) {
  const of = useStatistics((s) => s.path);
  const message = useSession((s) => s.message);
  const { path, isKnown } = usePath(of, message?.id ?? null);
  const colourOf = (actor: string | null): ThreadColour => {
    const id = actorIdOf(flow, actor)[0];
    return flow.threads[flow.actors[id ?? '']?.thread ?? '']?.colour ?? 'blue';
  };
  const choose = (step: PathStep) =>
    void traceClient.detail(step.message).then((detail) => {
      if (detail !== null) pickMessage(flow, detail);
    });
  const none =
    of !== 'run' && message === null
      ? 'Select a message, on the timeline or in a table, to see where its time went.'
      : of === 'run' && isKnown
        ? 'Nothing has been handled yet.'
        : isKnown
          ? 'The trace does not tell: it was lost before anybody took it, or what led to it is missing.'
          : '';
  return (
    <section aria-label="Critical path" className="flex min-h-0 min-w-0 flex-col gap-1.5">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="font-medium text-xs">Where the time went</h2>
        <Choices<PathOf>
          label="Whose time"
          value={of}
          onChange={(path) => useStatistics.setState({ path })}
          options={[
            { value: 'run', label: 'Run', title: 'The critical path of the run' },
            { value: 'message', label: 'Message', title: 'The selected message, from when it was sent' },
            { value: 'causes', label: 'With causes', title: 'The selected message, from its first cause' },
          ]}
        />
      </header>
      {path === null ? (
        <p className="text-muted text-xs">{none}</p>
      ) : (
        <>
          <p className="text-xs">
            <span className="font-medium tabular-nums">{durationWords(path.toNs - path.fromNs)}</span>{' '}
            <span className="text-muted">
              {of === 'run'
                ? 'on the critical path, up to the end of the last handling'
                : `of ${message?.detail ? messageName(message.detail) : 'the message'}, ${of === 'causes' ? 'from its first cause' : 'from when it was sent'}`}
              {path.isCut ? '; what came before is too much to follow' : ''}
            </span>
          </p>
          <PathBar path={path} colourOf={colourOf} chosen={message?.id ?? null} onChoose={choose} />
          <Parts path={path} />
          <Steps path={path} chosen={message?.id ?? null} colourOf={colourOf} onChoose={choose} />
        </>
      )}
    </section>
  );
}

/** The largest parts, with whose they are. */
function Parts({ path }: { path: CriticalPath }) {
  const whole = path.toNs - path.fromNs;
  const backgrounds = partBackgrounds('blue');
  const shown = PARTS.filter((part) => path.parts[part] > 0).sort((a, b) => path.parts[b] - path.parts[a]);
  return (
    <ul aria-label="Parts of the path" className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
      {shown.map((part) => {
        const shares = path.shares.filter((share) => share.part === part);
        const largest = shares[0];
        const whose =
          part === 'full' || part === 'behind' ? (largest?.queue ?? largest?.actor) : largest?.actor;
        const name =
          shares.length === 0 || !whose ? '' : shares.length === 1 ? `: ${whose}` : `, most of it ${whose}`;
        return (
          <li key={part} title={partMeanings[part]} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="size-2 shrink-0 rounded-[2px]"
              style={{ background: backgrounds[part] }}
            />
            <span>
              {partNames[part]}
              <span className="text-muted">{name}</span>{' '}
              <span className="text-muted tabular-nums">
                {durationWords(path.parts[part])} · {shareWords(path.parts[part] / whole)}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Steps({
  path,
  chosen,
  colourOf,
  onChoose,
}: {
  path: CriticalPath;
  chosen: number | null;
  colourOf: (actor: string | null) => ThreadColour;
  onChoose: (step: PathStep) => void;
}) {
  const whole = path.toNs - path.fromNs;
  return (
    <ol aria-label="Steps of the path" className="-mx-1.5 text-xs">
      {path.earlier === null ? null : (
        <li className="flex h-6 items-center justify-between px-1.5 text-muted">
          <span>{path.earlier.steps.toLocaleString('en')} earlier steps</span>
          <span className="tabular-nums">{durationWords(path.earlier.toNs - path.earlier.fromNs)}</span>
        </li>
      )}
      {path.steps.map((step) => {
        const main = PARTS.reduce(
          (most, part) => (step.parts[part] > step.parts[most] ? part : most),
          PARTS[0],
        );
        const more = partWords(step);
        const ns = step.toNs - step.fromNs;
        return (
          <li key={`${step.fromNs} ${step.kind}`}>
            <button
              type="button"
              aria-pressed={step.message === chosen}
              onClick={() => onChoose(step)}
              className="flex h-6 w-full items-center gap-1.5 rounded px-1.5 text-left hover:bg-hover aria-pressed:bg-accent-soft"
            >
              <span
                aria-hidden
                className="size-2 shrink-0 rounded-[2px]"
                style={{ background: partBackgrounds(colourOf(step.actor))[main] }}
              />
              <span className="min-w-0 flex-1 truncate">
                {stepWords(step)}
                {more === '' ? '' : <span className="text-muted"> · {more}</span>}
              </span>
              <span className="shrink-0 tabular-nums">{durationWords(ns)}</span>
              <span className="w-8 shrink-0 text-right text-muted tabular-nums">
                {shareWords(ns / whole)}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** While a run goes on its path is walked again, but the walk may not take up more of the worker than this part. */
const PARTS_OF_TIME = 20;
const LEAST_MS = 2000;

function usePath(of: PathOf, id: number | null): { path: CriticalPath | null; isKnown: boolean } {
  const [found, setFound] = useState<{ key: string; path: CriticalPath | null }>({ key: '', path: null });
  const isRead = useTrace((s) => s.state !== null && s.state.messages > 0);
  const isOver = useTrace((s) => s.state?.phase.name === 'ended');
  const key = of === 'run' ? 'run' : `${of} ${id}`;
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const walk = async () => {
      const begun = performance.now();
      const path = await traceClient.path(of === 'run' ? null : id, of === 'causes');
      if (!current) return;
      setFound({ key, path });
      const took = performance.now() - begun;
      if (!isOver) timer = setTimeout(() => void walk(), Math.max(LEAST_MS, took * PARTS_OF_TIME));
    };
    if (isRead && (of === 'run' || id !== null)) void walk();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, of, id, isRead, isOver]);
  const isKnown = found.key === key;
  return { path: isKnown ? found.path : null, isKnown };
}
