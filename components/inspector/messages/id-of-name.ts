import type { Flow, Id } from '@/flow/document.ts';

/** The record that a trace means: by its name, or by that of one of its copies, `Encoder 2`. */
export function idOfName(flow: Flow, table: 'actors' | 'queues', name: string): Id | undefined {
  const exact = Object.entries(flow[table]).find(([, record]) => record.name === name);
  if (exact || table === 'queues') return exact?.[0];
  const copy = /^(.*) (\d+)$/.exec(name);
  if (!copy) return undefined;
  const [, base, number] = copy;
  return Object.entries(flow.actors).find(
    ([, actor]) => actor.name === base && Number(number) >= 1 && Number(number) <= actor.copies,
  )?.[0];
}
