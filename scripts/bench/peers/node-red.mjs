/**
 * Node-RED without its editor: one source node, function nodes, all in one thread. It has no queues; the source makes
 * way for the others every 256 messages. W2 and W6 are the same here, W3 has two function nodes between the ends.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import RED from 'node-red';
import { messages, meter, print, ringMeter, total, workload } from './meter.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'bench-node-red-'));
const done = (result) => {
  rmSync(folder, { recursive: true, force: true });
  print(result);
};

const node = (id, func, to) => ({ id, type: 'function', z: 'tab', func, outputs: 1, wires: [[to]] });
const source = (to, first, last) =>
  node(
    'source',
    `const payload = 'x'.repeat(32);
     let seq = ${first};
     const burst = () => {
       for (let i = 0; i < 256 && seq < ${last}; i++, seq++) node.send({ seq, payload });
       if (seq < ${last}) global.get('later')(burst);
     };
     burst();`,
    to,
  );
const start = {
  id: 'start',
  type: 'inject',
  z: 'tab',
  props: [],
  once: true,
  onceDelay: 0.1,
  wires: [['source']],
};
const hop = 'msg.seq += 1; return msg;';
const sink = node('sink', "global.get('count')(msg);", 'nowhere');

const line = (stages) => [
  source(stages === 0 ? 'sink' : 'stage 0', 0, total(messages)),
  ...Array.from({ length: stages }, (_, i) =>
    node(`stage ${i}`, 'return msg;', i === stages - 1 ? 'sink' : `stage ${i + 1}`),
  ),
  sink,
];
const ring = () => [
  source('hop 1', 1, 2),
  ...Array.from({ length: 19 }, (_, i) => node(`hop ${i + 1}`, hop, `hop ${(i + 2) % 20}`)),
  node('hop 0', `if (global.get('count')(msg)) { ${hop} }`, 'hop 1'),
];
const nodes = workload === 'W5s' ? ring() : line(workload === 'W3' ? 2 : 0);

writeFileSync(
  path.join(folder, 'flows.json'),
  JSON.stringify([{ id: 'tab', type: 'tab', label: 'bench' }, start, ...nodes]),
);
RED.init(http.createServer(), {
  httpAdminRoot: false,
  httpNodeRoot: false,
  userDir: folder,
  flowFile: 'flows.json',
  functionGlobalContext: {
    later: setImmediate,
    count: (workload === 'W5s' ? ringMeter : meter)(messages, done),
  },
  logging: { console: { level: 'error' } },
  telemetry: { enabled: false },
});
await RED.start();
