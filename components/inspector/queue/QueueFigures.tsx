'use client';
import { useSession } from '@/components/editor/session.ts';
import { countFigure, rateWords } from '@/components/parts/figure-words.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { Figure } from '../Figure.tsx';
import { Section } from '../Section.tsx';

/** What the run on screen says of a queue; nothing while there is none. */
export function QueueFigures({ name }: { name: string }) {
  const figures = useSession((state) => (state.moment === null ? state.figures?.queues[name] : undefined));
  const over = useSession((state) => state.run !== null && !isLive(state.run.state));
  if (!figures) return null;
  return (
    <Section title="In this run">
      <Figure label="Waiting" tone={figures.blocking ? 'warn' : undefined}>
        {countFigure(figures.depth)} of {countFigure(figures.capacity)}
        {figures.blocking ? ' · senders wait for room' : ''}
      </Figure>
      <Figure label="Taken">
        {countFigure(figures.handled)} · {rateWords(figures.perSecond)}
        {over ? ' on average' : ''}
      </Figure>
    </Section>
  );
}
