/**
 * Who is compared. `program(workload, messages)` says what to run; it prints `{ perSecond, sum }`. `needs` names the
 * kit (kits.mjs) that has to be there. Workloads that a system cannot express are not in its list. docs/bench.md says
 * what each of them does differently.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { cueboardFolder, peersFolder, tracesFolder } from './folders.mjs';

const THREADS = ['W1', 'W2', 'W3', 'W4', 'W5', 'W7'];
const ALL = ['W1', 'W2', 'W3', 'W4', 'W5', 'W5s', 'W6', 'W7'];

/** A program that is called with the workload and the number of messages, and words around them. */
const peer = ({ file, before = () => [], after = [], ...system }) => ({
  ...system,
  program: (workload, messages) => ({
    file,
    args: [...before(workload), workload, String(messages), ...after],
    cwd: peersFolder,
  }),
});

const node = ({ script, ...system }) =>
  peer({ ...system, file: process.execPath, before: () => [`${script}.mjs`] });

/** @param options command line options of a run */
export function cueboardProgram(workload, messages, options = []) {
  return {
    file: process.execPath,
    args: ['main.ts', '--json', ...options],
    cwd: cueboardFolder,
    env: { BENCH_WORKLOAD: workload, BENCH_MESSAGES: String(messages) },
  };
}

export const traceOf = (id) => path.join(tracesFolder, id);

const traced = (id, previewBytes, title) => ({
  id,
  title,
  needs: 'cueboard',
  workloads: ALL,
  program(workload, messages) {
    // A new file each time, as runs have it.
    rmSync(traceOf(id), { force: true });
    return cueboardProgram(workload, messages, ['--trace', traceOf(id), '--preview', String(previewBytes)]);
  },
});

export const SYSTEMS = [
  node({
    id: 'plain',
    title: 'plain postMessage',
    needs: 'node',
    workloads: ALL,
    script: 'plain',
  }),
  node({
    id: 'transfer',
    title: 'postMessage, transferred',
    needs: 'node',
    workloads: ['W7'],
    script: 'plain',
    after: ['transfer'],
  }),
  {
    id: 'cueboard',
    title: 'cueboard',
    needs: 'cueboard',
    workloads: ALL,
    program: cueboardProgram,
  },
  traced('traced', 0, 'cueboard, traced'),
  traced(
    'previews',
    64,
    'cueboard, traced with previews',
    'every message recorded with 64 bytes of its content',
  ),
  node({
    id: 'fastq',
    title: 'fastq',
    needs: 'npm',
    workloads: ['W5s', 'W6'],
    script: 'fastq',
  }),
  node({
    id: 'xstate',
    title: 'xstate',
    needs: 'npm',
    workloads: ['W5s', 'W6'],
    script: 'xstate',
  }),
  node({
    id: 'nact',
    title: 'nact',
    needs: 'npm',
    workloads: ['W5s', 'W6'],
    script: 'nact',
  }),
  node({
    id: 'piscina',
    title: 'piscina',
    needs: 'npm',
    workloads: ['W1', 'W4'],
    script: 'piscina',
  }),
  node({
    id: 'comlink',
    title: 'comlink',
    needs: 'npm',
    workloads: ['W1'],
    script: 'comlink',
  }),
  node({
    id: 'node-red',
    title: 'Node-RED',
    needs: 'npm',
    workloads: ['W2', 'W3', 'W5s', 'W6'],
    script: 'node-red',
  }),
  node({
    id: 'bullmq',
    title: 'BullMQ',
    needs: 'redis',
    workloads: ['W1', 'W2', 'W3', 'W4'],
    script: 'bullmq',
  }),
  peer({
    id: 'python',
    title: 'Python',
    needs: 'python',
    workloads: ALL,
    file: 'python3',
    before: () => ['queues.py'],
  }),
  peer({
    id: 'go',
    title: 'Go',
    needs: 'go',
    workloads: ALL,
    file: path.join(peersFolder, 'channels'),
  }),
  peer({
    id: 'go-threads',
    title: 'Go on OS threads',
    needs: 'go',
    workloads: THREADS,
    file: path.join(peersFolder, 'channels'),
    after: ['threads'],
  }),
  peer({
    id: 'erlang',
    title: 'Erlang',
    needs: 'erlang',
    workloads: ALL,
    file: 'erl',
    before: (workload) => [
      ...(workload === 'W5s' || workload === 'W6' ? ['+S', '1'] : []),
      ...['-noshell', '-s', 'processes', 'main'],
    ],
  }),
  peer({
    id: 'java',
    title: 'Java',
    needs: 'java',
    workloads: THREADS,
    file: 'java',
    before: () => ['-cp', '.', 'Queues'],
  }),
];
