/**
 * xstate, machines as actors in one thread. It hands over references; a mailbox has no bound and is worked off at once,
 * so that nobody has to wait.
 */
import { createActor, fromTransition } from 'xstate';
import { messages, meter, payload, print, ringMeter, total, workload } from './meter.mjs';

const BURST = 1024;

if (workload === 'W6') {
  const count = meter(messages, print);
  const consumer = createActor(
    fromTransition((state, event) => {
      count(event);
      return state;
    }, null),
  ).start();
  for (let seq = 0; seq < total(messages); seq++) {
    consumer.send({ type: 'message', seq, payload });
    if (seq % BURST === 0) await new Promise(setImmediate);
  }
} else {
  const goesOn = ringMeter(messages, print);
  let hops = 0;
  const ring = Array.from({ length: 20 }, (_, i) =>
    createActor(
      fromTransition((state, event) => {
        if (i === 0 && !goesOn(event)) return state;
        const next = { type: 'message', seq: event.seq + 1, payload: event.payload };
        const pass = () => ring[(i + 1) % 20].send(next);
        // A send is a call: without a break now and then the stack would overflow.
        hops += 1;
        if (hops % 256 === 0) setImmediate(pass);
        else pass();
        return state;
      }, null),
    ),
  );
  for (const actor of ring) actor.start();
  ring[1].send({ type: 'message', seq: 1, payload });
}
