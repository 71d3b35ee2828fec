/** comlink, calls across threads: a round trip is a call and its answer. It has no queue. */
import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { messages, meter, payload, print, total } from './meter.mjs';

const far = wrap(nodeEndpoint(new Worker(new URL('comlink-echo.mjs', import.meta.url))));
const count = meter(messages, print);
for (let seq = 0; seq < total(messages); seq++) count(await far.echo({ seq, payload }));
