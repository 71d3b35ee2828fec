'use client';
import { useSession } from '@/components/editor/session.ts';
import { countFigure, rateWords, shareWords } from '@/components/parts/figure-words.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { Figure } from '../Figure.tsx';
import { Section } from '../Section.tsx';

/** What the run on screen says of an actor; nothing while there is none. */
export function ActorFigures({ name }: { name: string }) {
  const figures = useSession((state) => (state.moment === null ? state.figures?.actors[name] : undefined));
  const over = useSession((state) => state.run !== null && !isLive(state.run.state));
  if (!figures) return null;
  return (
    <Section title="In this run">
      <Figure label="Handled">
        {countFigure(figures.handled)} · {rateWords(figures.perSecond)}
        {over ? ' on average' : ''}
      </Figure>
      <Figure label="Busy">{shareWords(figures.busy)}</Figure>
      {figures.failures > 0 ? (
        <Figure label="Failures" tone="danger">
          {countFigure(figures.failures)}
        </Figure>
      ) : null}
    </Section>
  );
}
