'use client';
import { useDocument } from '@/components/editor/document.ts';
import { orderWords, whenFullWords } from '@/components/parts/queue-words.ts';
import { Field } from '@/components/ui/Field.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
import { Select } from '@/components/ui/Select.tsx';
import { Switch } from '@/components/ui/Switch.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import type { Id, Queue } from '@/flow/document.ts';
import { changeQueue } from '@/flow/edits/change-queue.ts';
import { useEditRecord } from '../use-edit-record.ts';
import { useProblems } from '../use-problems.ts';
import { checkField, checkTimeToLive } from './queue-checks.ts';

const fullOptions = (['wait', 'drop-newest', 'drop-oldest', 'fail'] as const).map((value) => ({
  value,
  label: whenFullWords[value].long,
  hint: whenFullWords[value].meaning,
}));
const orderOptions = (['fifo', 'lifo', 'priority'] as const).map((value) => ({
  value,
  label: orderWords[value].long,
  hint: orderWords[value].meaning,
}));

export function QueueRules({ id }: { id: Id }) {
  const queue = useDocument((state) => state.document.queues[id]);
  const edit = useEditRecord('queues', id);
  const { at } = useProblems('queue', id);
  if (!queue) return null;
  const { name, order } = queue;
  const change = (what: string, part: Partial<Omit<Queue, 'name'>>, gesture?: string) =>
    edit(`Change ${what} of ${name}`, (flow) => changeQueue(flow, id, part), gesture);
  return (
    <>
      <Field label="Capacity" error={at('capacity')}>
        <NumberField
          value={queue.capacity}
          min={1}
          max={16_777_216}
          unit="msgs"
          onCommit={(capacity) => change('the capacity', { capacity }, 'capacity')}
        />
      </Field>
      <Field label="When full" hint={whenFullWords[queue.whenFull].meaning}>
        <Select
          value={queue.whenFull}
          options={fullOptions}
          onChange={(whenFull) => change('what happens when full', { whenFull })}
        />
      </Field>
      <Field label="Order" error={at('order') ?? at('order.field')} hint={orderWords[order.kind].meaning}>
        <Select
          value={order.kind}
          options={orderOptions}
          onChange={(kind) => {
            if (kind !== order.kind)
              change('the order', { order: kind === 'priority' ? { kind, field: 'priority' } : { kind } });
          }}
        />
      </Field>
      {order.kind === 'priority' ? (
        <Field label="By field">
          <TextField
            mono
            value={order.field}
            check={(text) => checkField(text, 'needed')}
            onCommit={(text) => change('the order', { order: { kind: 'priority', field: text.trim() } })}
          />
        </Field>
      ) : null}
      <Field
        label="Unique by"
        error={at('uniqueBy')}
        hint={
          queue.uniqueBy ? 'A message equal in this field to one that waits is merged into it.' : undefined
        }
      >
        <TextField
          mono
          placeholder="no field"
          value={queue.uniqueBy ?? ''}
          check={(text) => checkField(text, 'optional')}
          onCommit={(text) => change('unique by', { uniqueBy: text.trim() || undefined })}
        />
      </Field>
      <Field label="Time to live" error={at('timeToLiveMs')}>
        <TextField
          placeholder="for ever"
          trailing="ms"
          inputMode="decimal"
          value={queue.timeToLiveMs === undefined ? '' : String(queue.timeToLiveMs)}
          check={checkTimeToLive}
          onCommit={(text) =>
            change('the time to live', { timeToLiveMs: text.trim() === '' ? undefined : Number(text) })
          }
        />
      </Field>
      <Field label="Dead letters" hint="Keep what was dropped, expired or failed, to look at it.">
        <Switch
          checked={queue.deadLetters}
          onChange={(deadLetters) => change('dead letters', { deadLetters })}
        />
      </Field>
    </>
  );
}
