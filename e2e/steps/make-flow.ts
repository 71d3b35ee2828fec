/** Flows made through the API, for tests that are about something else than drawing them. */
import { expect, type Page } from '@playwright/test';
import type { FlowRecord, RunRecord, RunSummary } from '../../api/types.ts';
import { emptyFlow, type Flow, type OnFailure, type Queue, THREAD_COLOURS } from '../../flow/document.ts';

interface Drawn {
  /** The user's own module; else a part with its settings. */
  code?: string;
  part?: string;
  settings?: Record<string, string | number | boolean>;
  /** Queues by name; those that are not described have the default rules. */
  reads?: string[];
  sends?: Record<string, string>;
  onFailure?: OnFailure;
}

/** A flow whose ids are its names. Each actor has its own thread, named after it in lower case. */
export function drawn(
  name: string,
  actors: Record<string, Drawn>,
  queues: Record<string, Partial<Queue>> = {},
): Flow {
  const flow = emptyFlow(name);
  const needed = Object.values(actors).flatMap(({ reads, sends }) => [
    ...(reads ?? []),
    ...Object.values(sends ?? {}),
  ]);
  [...new Set(needed)].forEach((queue, at) => {
    flow.queues[queue] = {
      name: queue,
      capacity: 1024,
      whenFull: 'wait',
      order: { kind: 'fifo' },
      deadLetters: true,
      ...queues[queue],
    };
    flow.layout.queues[queue] = { x: 200 + at * 364, y: 12 };
  });
  Object.entries(actors).forEach(([id, actor], at) => {
    flow.threads[`${id}-thread`] = {
      name: id.toLowerCase(),
      colour: THREAD_COLOURS[at % THREAD_COLOURS.length] ?? 'blue',
    };
    flow.actors[id] = {
      name: id,
      thread: `${id}-thread`,
      work: actor.part
        ? { kind: 'part', part: actor.part, settings: actor.settings ?? {} }
        : { kind: 'code', code: actor.code ?? '' },
      ports: Object.keys(actor.sends ?? {}),
      takes: 'in-turn',
      copies: 1,
      onFailure: actor.onFailure ?? { kind: 'stop-run' },
    };
    flow.layout.actors[id] = { x: at * 364, y: 0 };
    actor.reads?.forEach((queue, priority) => {
      flow.wires[`${id}-reads-${queue}`] = { kind: 'read', queue, actor: id, priority };
    });
    for (const [port, queue] of Object.entries(actor.sends ?? {}))
      flow.wires[`${id}-${port}`] = { kind: 'send', actor: id, port, queue, ask: false };
  });
  return flow;
}

export async function makeFlow(page: Page, document: Flow): Promise<FlowRecord> {
  const answer = await page.request.post('/api/flows', { data: { document } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

export async function readFlow(page: Page, flow: string): Promise<FlowRecord> {
  return get(page, `/api/flows/${flow}`);
}

/** The flow's runs as the server has them, the latest first. */
export async function readRuns(page: Page, flow: string): Promise<RunSummary[]> {
  return get(page, `/api/flows/${flow}/runs`);
}

export async function readRun(page: Page, run: string): Promise<RunRecord> {
  return get(page, `/api/runs/${run}`);
}

/** The connection may have been kept too long for the server: asked again, as a browser would. */
async function get<T>(page: Page, address: string): Promise<T> {
  return (await page.request.get(address, { maxRetries: 3 })).json();
}
