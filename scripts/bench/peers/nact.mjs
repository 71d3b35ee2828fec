/** nact, actors in one thread. It hands over references, and has no bound: the sender counts what waits. */
import nact from 'nact';
import { messages, meter, payload, print, ringMeter, total, workload } from './meter.mjs';

const system = nact.start();

if (workload === 'W6') {
  const count = meter(messages, print);
  let waiting = 0;
  let free = null;
  const consumer = nact.spawnStateless(system, (message) => {
    count(message);
    waiting -= 1;
    if (free !== null && waiting < 512) {
      free();
      free = null;
    }
  });
  for (let seq = 0; seq < total(messages); seq++) {
    nact.dispatch(consumer, { seq, payload });
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
    nact.spawnStateless(system, (message) => {
      if (i === 0 && !goesOn(message)) return;
      nact.dispatch(ring[(i + 1) % 20], { seq: message.seq + 1, payload: message.payload });
    }),
  );
  nact.dispatch(ring[1], { seq: 1, payload });
}
