'use client';
import { useSession } from '@/components/editor/session.ts';
import { countFigure, rateWords } from '@/components/parts/figure-words.ts';
import { setCapacity } from '@/components/runs/run-control.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { Field } from '@/components/ui/Field.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
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
      {over ? null : (
        <Field label="Capacity" hint="In this run alone, at once. The flow keeps its own.">
          <NumberField
            value={figures.capacity}
            label="Capacity in this run"
            min={1}
            max={16_777_216}
            unit="msgs"
            onCommit={(capacity) => void setCapacity(name, capacity)}
          />
        </Field>
      )}
    </Section>
  );
}
