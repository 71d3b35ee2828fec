/** What recording costs on W2: time a message at full speed, and bytes a message on disk. */
import { readFileSync } from 'node:fs';
import { readRecords } from '../../../runtime/protocol/read-records.ts';
import { CHUNK_HEADER_BYTES, ChunkKind, RecordKind } from '../../../runtime/protocol/trace-file.ts';
import { median, rounded, verdict } from '../results.ts';
import { measureInTurn } from '../rounds.ts';
import { runProgram } from '../run-program.ts';
import { SYSTEMS, traceOf } from '../systems.mjs';

const GOALS = { traced: { ns: 120, bytes: 120 }, previews: { ns: 250 } };
const FEW = 20_000;

export async function measureTrace({ rounds, seconds, tell }) {
  const systems = ['cueboard', 'traced', 'previews'].map((id) => SYSTEMS.find((system) => system.id === id));
  const [without, ...recorded] = await measureInTurn('W2', systems, { rounds, seconds, tell });
  const rows = [];
  for (const { system, title, runs, error } of recorded) {
    const failure = error ?? without.error;
    if (failure !== undefined) throw new Error(`W2, ${title}: ${failure}`);
    const costs = runs.map(({ perSecond }, i) => 1e9 / perSecond - 1e9 / without.runs[i].perSecond);
    rows.push(
      row('trace cost', 'time that recording adds to a message of W2', system, title, median(costs), 'ns'),
    );
    const bytes = await bytesOnDisk(SYSTEMS.find(({ id }) => id === system));
    rows.push(
      row('trace size', 'bytes on disk for a message of W2, none missing', system, title, bytes, 'bytes'),
    );
  }
  return rows.map((one) => ({ ...one, rounds }));
}

function row(workload, what, system, title, figure, unit) {
  const value = rounded(figure);
  const goal = GOALS[system][unit];
  const goalAndVerdict = goal === undefined ? {} : { goal, verdict: verdict(value, { atMost: goal }) };
  return { workload, what, system, title, unit, value, ratio: null, ...goalAndVerdict };
}

/** Of a run of its own, whose trace has to hold each message's way from its sender to its end. */
async function bytesOnDisk(system) {
  await runProgram(system.program('W2', FEW));
  const trace = readFileSync(traceOf(system.id));
  const messages = FEW * 2;
  const { sent, handled } = countRecords(trace);
  if (sent !== messages || handled !== messages)
    throw new Error(
      `${system.title}: ${messages} messages, but ${sent} sent and ${handled} handled in the trace`,
    );
  return trace.length / messages;
}

/** Records of messages that went through a queue. */
function countRecords(trace) {
  const counts = { sent: 0, handled: 0 };
  const queued = new Set();
  let at = 16 + ((trace.readUInt32LE(12) + 7) & ~7);
  const handled = [];
  while (at + CHUNK_HEADER_BYTES <= trace.length) {
    const length = trace.readUInt32LE(at);
    const kind = trace.readUInt16LE(at + 6);
    at += CHUNK_HEADER_BYTES;
    if (kind === ChunkKind.records) {
      for (const record of readRecords(trace.subarray(at, at + length))) {
        if (record.kind === RecordKind.sent && record.queue !== null) queued.add(record.message);
        else if (record.kind === RecordKind.handled) handled.push(record.message);
      }
    }
    at += length;
  }
  counts.sent = queued.size;
  counts.handled = handled.filter((message) => queued.has(message)).length;
  return counts;
}
