/**
 * What a person writes without the runtime: one postMessage a message, with credits where a queue has bounds.
 * `node naive.mjs W2 100000` prints { perSecond, sum }.
 */
import { isMainThread, MessageChannel, parentPort, Worker, workerData } from 'node:worker_threads';

const CAPACITY = 1024;
const LUMP = CAPACITY / 16;
const payload = 'x'.repeat(32);

/** The sending end of a bounded queue. */
function outlet(port) {
  let credit = CAPACITY;
  let go = null;
  port.on('message', (more) => {
    credit += more;
    go?.();
    go = null;
  });
  return (message) => {
    port.postMessage(message);
    credit -= 1;
    if (credit > 0) return undefined;
    return new Promise((resolve) => {
      go = resolve;
    });
  };
}

function inlet(port, take) {
  let taken = 0;
  port.on('message', (message) => {
    taken += 1;
    if (taken === LUMP) {
      port.postMessage(taken);
      taken = 0;
    }
    take(message);
  });
}

function meter(total, warm, done) {
  let next = 0;
  let begunMs = 0;
  return ({ seq }) => {
    if (seq !== next++) throw new Error(`${seq} is out of order`);
    if (seq === warm) begunMs = performance.now();
    if (next === total + warm) done({ perSecond: (total / (performance.now() - begunMs)) * 1000, sum: next });
  };
}

const roles = {
  async produce({ out, total, warm }) {
    const send = outlet(out);
    for (let seq = 0; seq < total + warm; seq++) {
      const wait = send({ seq, payload });
      if (wait !== undefined) await wait;
    }
  },
  stage({ into, out }) {
    const send = outlet(out);
    inlet(into, send);
  },
  consume({ into, total, warm }, done) {
    inlet(into, meter(total, warm, done));
  },
  ping({ into, out, total, warm }, done) {
    let begunMs = 0;
    into.on('message', ({ seq }) => {
      if (seq === warm) begunMs = performance.now();
      if (seq < total + warm) out.postMessage({ seq: seq + 1, payload });
      else done({ perSecond: (total / (performance.now() - begunMs)) * 1000, sum: seq });
    });
    out.postMessage({ seq: 0, payload });
  },
  pong({ into, out }) {
    into.on('message', (message) => out.postMessage(message));
  },
};

function measure(workload, total) {
  const warm = Math.floor(total / 5);
  const channels = Array.from({ length: 3 }, () => new MessageChannel());
  const done = (result) => {
    console.log(JSON.stringify(result));
    process.exit();
  };
  const start = (role, ends) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { role, total, warm, ...ends },
      transferList: Object.values(ends),
    });
    worker.on('message', done);
  };
  const [first, second, third] = channels;
  if (workload === 'W1') {
    start('ping', { out: first.port1, into: second.port2 });
    start('pong', { out: second.port1, into: first.port2 });
  } else if (workload === 'W2') {
    start('produce', { out: first.port1 });
    start('consume', { into: first.port2 });
  } else if (workload === 'W3') {
    start('produce', { out: first.port1 });
    start('stage', { into: first.port2, out: second.port1 });
    start('stage', { into: second.port2, out: third.port1 });
    start('consume', { into: third.port2 });
  } else {
    roles.consume({ into: first.port2, total, warm }, done);
    void roles.produce({ out: first.port1, total, warm });
  }
}

if (isMainThread) measure(process.argv[2], Number(process.argv[3]));
else await roles[workerData.role](workerData, (result) => parentPort.postMessage(result));
