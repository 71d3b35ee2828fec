/**
 * fastq, a queue with workers in one thread. It hands over references, and has no bound: the sender counts what waits.
 */
import fastq from 'fastq';
import { messages, meter, payload, print, ringMeter, total, workload } from './meter.mjs';

if (workload === 'W6') {
  const count = meter(messages, print);
  let waiting = 0;
  let free = null;
  const queue = fastq((message, done) => {
    count(message);
    waiting -= 1;
    if (free !== null && waiting < 512) {
      free();
      free = null;
    }
    // Ended within the call, a thousand that wait would be a thousand calls deep.
    queueMicrotask(done);
  }, 1);
  for (let seq = 0; seq < total(messages); seq++) {
    queue.push({ seq, payload });
    waiting += 1;
    if (waiting >= 1024) {
      await new Promise((resolve) => {
        free = resolve;
      });
    }
  }
} else {
  const goesOn = ringMeter(messages, print);
  const ring = Array.from({ length: 20 }, (_, i) =>
    fastq((message, done) => {
      if (i !== 0 || goesOn(message)) {
        const next = { seq: message.seq + 1, payload: message.payload };
        queueMicrotask(() => ring[(i + 1) % 20].push(next));
      }
      done();
    }, 1),
  );
  ring[1].push({ seq: 1, payload });
}
