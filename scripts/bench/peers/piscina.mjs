/**
 * piscina, a pool of threads for tasks. A message is a task and its answer. W1: one thread, one task at a time.
 * W4: four threads take from one queue of 1,024, and the caller is the sink of the answers.
 */
import { Piscina } from 'piscina';
import { messages, meter, payload, print, total, workload } from './meter.mjs';

const filename = new URL('piscina-task.mjs', import.meta.url).href;
const count = meter(messages, print);

if (workload === 'W1') {
  const pool = new Piscina({ filename, minThreads: 1, maxThreads: 1 });
  for (let seq = 0; seq < total(messages); seq++) count(await pool.run({ seq, payload }));
} else {
  const pool = new Piscina({ filename, minThreads: 4, maxThreads: 4, maxQueue: 1024 });
  let free = null;
  const take = (answer) => {
    count(answer);
    if (free !== null && pool.queueSize < 512) {
      free();
      free = null;
    }
  };
  for (let seq = 0; seq < total(messages); seq++) {
    void pool.run({ seq, payload }).then(take);
    if (pool.queueSize >= 1023) {
      await new Promise((resolve) => {
        free = resolve;
      });
    }
  }
}
