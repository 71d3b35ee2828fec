/** Flows and runs for the application to show: put into its data folder as the application itself keeps them. */
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { writeMadeRun } from '../../fixtures/traces/write-made-run.ts';
import { emptyFlow, THREAD_COLOURS } from '../../flow/document.ts';
import { tracesFolder } from './folders.mjs';

const SILENT = "import { actor } from 'cueboard';\n\nexport default actor({ receive() {} });\n";

/** The trace of a made-up run, made once. */
export function madeTrace(messages, previewBytes) {
  mkdirSync(tracesFolder, { recursive: true });
  const file = path.join(tracesFolder, `${messages}-${previewBytes}.cue`);
  if (!existsSync(file)) {
    console.log(`Making a run of ${messages.toLocaleString('en')} messages`);
    rmSync(`${file}.part`, { force: true });
    writeMadeRun(`${file}.part`, { messages, previewBytes });
    renameSync(`${file}.part`, file);
  }
  return file;
}

/** The flow that made-up runs are of. */
export function madeFlow() {
  const flow = builder('Made up');
  for (const name of ['jobs', 'lookups', 'results', 'done']) flow.queue(name);
  flow.actor('feed a', { sends: ['jobs'] });
  flow.actor('feed b', { sends: ['jobs'] });
  flow.actor('worker', { reads: 'jobs', sends: ['results', 'lookups'], copies: 8 });
  flow.actor('library', { reads: 'lookups' });
  flow.actor('writer', { reads: 'results', sends: ['done'] });
  flow.actor('display', { reads: 'done' });
  return flow.document;
}

/** Pairs of actors with a queue between, in rows. */
export function largeFlow(actors) {
  const flow = builder(`${actors} actors`);
  for (let pair = 0; pair < actors / 2; pair++) {
    flow.queue(`queue ${pair}`);
    flow.actor(`sender ${pair}`, { sends: [`queue ${pair}`] });
    flow.actor(`taker ${pair}`, { reads: `queue ${pair}` });
  }
  return flow.document;
}

const idOf = (name) => name.replaceAll(' ', '-');

function builder(name) {
  const document = emptyFlow(name);
  const perRow = 20;
  const placeOf = (index, dx) => ({ x: (index % perRow) * 720 + dx, y: Math.floor(index / perRow) * 140 });
  let queues = 0;
  let actors = 0;
  return {
    document,
    queue(name) {
      const id = idOf(name);
      const place = placeOf(queues++, 260);
      document.queues[id] = {
        ...{ name, capacity: 1024, whenFull: 'wait', order: { kind: 'fifo' }, deadLetters: true },
      };
      document.layout.queues[id] = { x: place.x, y: place.y + 12 };
    },
    actor(name, { reads, sends = [], copies = 1 }) {
      const id = idOf(name);
      const index = actors++;
      const colour = THREAD_COLOURS[index % THREAD_COLOURS.length];
      document.threads[`${id}-thread`] = { name, colour };
      document.actors[id] = {
        ...{ name, thread: `${id}-thread`, work: { kind: 'code', code: SILENT } },
        ...{ ports: sends.map(idOf), takes: 'in-turn', copies, onFailure: { kind: 'skip' } },
      };
      document.layout.actors[id] = placeOf(index >> 1, index % 2 === 0 ? 0 : 440);
      if (reads) document.wires[`${id}-reads`] = { kind: 'read', queue: idOf(reads), actor: id, priority: 0 };
      for (const queue of sends)
        document.wires[idOf(`${name} ${queue}`)] = {
          ...{ kind: 'send', actor: id, port: idOf(queue), queue: idOf(queue), ask: queue === 'lookups' },
        };
    },
  };
}

export async function addFlow(address, document) {
  const answer = await fetch(`${address}/api/flows`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ document }),
  });
  if (!answer.ok) throw new Error((await answer.text()).slice(0, 300));
  return answer.json();
}

/** A run as if it had been: `state` completed, or running for one whose trace grows. @returns its id */
export async function addRun(data, flow, { state, trace, startedAt = new Date() }) {
  process.env.CUEBOARD_DATA = data;
  const { database } = await import('../../server/database.ts');
  const { runFolder, traceFile } = await import('../../server/data-folder.ts');
  const db = await database();
  const id = `bench-${Math.random().toString(36).slice(2, 12)}`;
  mkdirSync(runFolder(id), { recursive: true });
  if (trace) symlinkSync(trace, traceFile(id));
  const endedAt = state === 'running' ? null : new Date();
  const document = JSON.stringify(flow.document);
  await db.run.create({
    data: { id, flowId: flow.id, revision: flow.revision, document, state, startedAt, endedAt },
  });
  return id;
}

export async function closeData() {
  const { closeDatabase } = await import('../../server/database.ts');
  await closeDatabase();
}
