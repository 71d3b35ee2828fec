'use client';
import type { ReactNode } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { shareWords } from '@/components/parts/figure-words.ts';
import { shareBackgrounds, shareMeanings, shareNames } from '@/components/parts/time-shares.ts';
import { Tooltip } from '@/components/ui/Tooltip.tsx';
import type { Id } from '@/flow/document.ts';
import type { ActorWaits } from '@/trace/waits/run-waits.ts';
import { SHARES } from '@/trace/waits/time-shares.ts';
import { NamedLink } from '../messages/NamedLink.tsx';
import { Section } from '../Section.tsx';
import { TimeBar } from '../time/TimeBar.tsx';

/** Least share of a wait that has a line of its own. */
const LEAST_LINE = 0.005;

/** Where an actor's time went in the run on screen; nothing while there is none. */
export function ActorTime({ id }: { id: Id }) {
  const name = useDocument((state) => state.document.actors[id]?.name ?? '');
  const waits = useSession((state) => state.waits?.actors[name]);
  const bottleneck = useSession((state) =>
    state.waits?.bottleneck?.actor === name ? state.waits.bottleneck.sentence : null,
  );
  const colour = useDocument(
    ({ document }) => document.threads[document.actors[id]?.thread ?? '']?.colour ?? 'blue',
  );
  if (!waits) return null;
  const backgrounds = shareBackgrounds(colour);
  return (
    <Section title="Its time in this run">
      <TimeBar shares={waits} colour={colour} className="h-2" />
      <dl className="flex flex-col gap-1">
        {SHARES.map((kind) => (
          <div key={kind}>
            <div className="flex items-center gap-2">
              <span
                aria-hidden
                className="size-2.5 shrink-0 rounded-[3px]"
                style={{ background: backgrounds[kind] }}
              />
              <Tooltip label={shareMeanings[kind]} side="left">
                <dt className={waits[kind] === 0 ? 'text-muted' : ''}>{shareNames[kind]}</dt>
              </Tooltip>
              <dd className={`ml-auto tabular-nums ${waits[kind] === 0 ? 'text-muted' : ''}`}>
                {shareWords(waits[kind])}
              </dd>
            </div>
            <Reasons kind={kind} waits={waits} />
          </div>
        ))}
      </dl>
      {bottleneck === null ? null : <p className="text-warn">{bottleneck}</p>}
    </Section>
  );
}

/** Of which queue, or of whom: below the wait that they are parts of. */
function Reasons({ kind, waits }: { kind: (typeof SHARES)[number]; waits: ActorWaits }) {
  const lines: { key: string; link: ReactNode; share: number }[] =
    kind === 'full'
      ? waits.fullOf.map(({ queue, share }) => ({
          ...{ key: queue, share },
          link: <NamedLink table="queues" name={queue} />,
        }))
      : kind === 'answer'
        ? waits.answerOf.map(({ actor, share }) => ({
            ...{ key: actor ?? '', share },
            link: actor === null ? 'nobody has begun with it' : <NamedLink table="actors" name={actor} />,
          }))
        : [];
  const shown = lines.filter(({ share }) => share >= LEAST_LINE).slice(0, 4);
  if (shown.length === 0) return null;
  return (
    <ul className="ml-[18px] flex flex-col text-muted">
      {shown.map(({ key, link, share }) => (
        <li key={key} className="flex items-center gap-2">
          <span className="flex min-w-0 flex-1">{link}</span>
          {shown.length > 1 ? <span className="ml-auto tabular-nums">{shareWords(share)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
