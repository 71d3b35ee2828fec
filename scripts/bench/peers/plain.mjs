/**
 * What a person writes without the runtime: one postMessage a message, and credits that keep a queue to its 1,024.
 * `node plain.mjs W2 100000`; a third word `transfer` hands W7's payloads over instead of copying them.
 */
import { isMainThread, MessageChannel, parentPort, Worker, workerData } from 'node:worker_threads';
import { meter, payload, print, ringMeter, total } from './meter.mjs';

const PAYLOAD_BYTES = 64 * 1024;

/** The sending end of a bounded queue. A promise means: wait, there is no room for another. */
function outlet(port, capacity) {
  let credit = capacity;
  let go = null;
  port.on('message', (more) => {
    credit += more;
    go?.();
    go = null;
  });
  return (message, transfer) => {
    port.postMessage(message, transfer);
    credit -= 1;
    if (credit > 0) return undefined;
    return new Promise((resolve) => {
      go = resolve;
    });
  };
}

/** The reading end. Places are given back in lumps; a `take` that waits keeps them. */
function inlet(port, capacity, take) {
  const lump = capacity / 16;
  const held = [];
  let waits = false;
  let taken = 0;
  const handle = (message) => {
    const wait = take(message);
    taken += 1;
    if (taken === lump) {
      port.postMessage(taken);
      taken = 0;
    }
    return wait;
  };
  const pause = async (wait) => {
    waits = true;
    await wait;
    while (held.length > 0) await handle(held.shift());
    waits = false;
  };
  port.on('message', (message) => {
    if (waits) held.push(message);
    else {
      const wait = handle(message);
      if (wait !== undefined) void pause(wait);
    }
  });
}

const CAPACITY = 1024;

const roles = {
  async produce({ out, messages }) {
    const send = outlet(out[0], CAPACITY);
    for (let seq = 0; seq < total(messages); seq++) {
      const wait = send({ seq, payload });
      if (wait !== undefined) await wait;
    }
  },
  stage({ into, out }) {
    inlet(into[0], CAPACITY, outlet(out[0], CAPACITY));
  },
  consume({ into, messages }, done) {
    inlet(into[0], CAPACITY, meter(messages, done));
  },

  ping({ into, out, messages }, done) {
    let seq = 0;
    const count = meter(messages, done);
    into[0].on('message', (message) => {
      count(message);
      seq += 1;
      if (seq < total(messages)) out[0].postMessage({ seq, payload });
    });
    out[0].postMessage({ seq, payload });
  },
  pong({ into, out }) {
    into[0].on('message', (message) => out[0].postMessage(message));
  },

  // A port has one reader, so the producer deals: each consumer has a quarter of the places, and the emptiest is next.
  async deal({ out, messages }) {
    const room = out.map(() => CAPACITY / out.length);
    let go = null;
    for (const [i, port] of out.entries()) {
      port.on('message', (more) => {
        room[i] += more;
        go?.();
        go = null;
      });
    }
    for (let seq = 0; seq < total(messages); seq++) {
      let best = 0;
      for (let i = 1; i < room.length; i++) if (room[i] > room[best]) best = i;
      room[best] -= 1;
      out[best].postMessage({ seq, payload });
      if (room.every((free) => free === 0)) {
        await new Promise((resolve) => {
          go = resolve;
        });
      }
    }
  },
  work({ into, out }) {
    inlet(into[0], CAPACITY / 4, outlet(out[0], CAPACITY / 4));
  },
  gather({ into, messages }, done) {
    const count = meter(messages, done);
    for (const port of into) inlet(port, CAPACITY / 4, count);
  },

  head({ into, out, messages }, done) {
    const goesOn = ringMeter(messages, done);
    into[0].on('message', (message) => {
      if (goesOn(message)) out[0].postMessage({ seq: message.seq + 1, payload: message.payload });
    });
    out[0].postMessage({ seq: 1, payload });
  },
  hop({ into, out }) {
    into[0].on('message', (message) =>
      out[0].postMessage({ seq: message.seq + 1, payload: message.payload }),
    );
  },

  async produceBytes({ out, messages, transfers }) {
    const send = outlet(out[0], 64);
    const bytes = new Uint8Array(PAYLOAD_BYTES).fill(7);
    for (let seq = 0; seq < total(messages); seq++) {
      bytes[0] = seq;
      bytes[PAYLOAD_BYTES - 1] = seq >> 8;
      // Handing over needs a new buffer each time, with the content in it.
      const own = transfers ? bytes.slice() : bytes;
      const wait = send({ seq, payload: own }, transfers ? [own.buffer] : undefined);
      if (wait !== undefined) await wait;
    }
  },
  consumeBytes({ into, messages }, done) {
    const count = meter(messages, done);
    inlet(into[0], 64, ({ seq, payload }) => count({ seq: seq + payload[0] + payload[PAYLOAD_BYTES - 1] }));
  },
};

/** Who is there: a role, the channels it reads from and those it sends to. */
const ring = Array.from({ length: 20 }, (_, i) => [i === 0 ? 'head' : 'hop', [i], [(i + 1) % 20]]);
const CASTS = {
  W1: [
    ['ping', [1], [0]],
    ['pong', [0], [1]],
  ],
  W2: [
    ['produce', [], [0]],
    ['consume', [0], []],
  ],
  W3: [
    ['produce', [], [0]],
    ['stage', [0], [1]],
    ['stage', [1], [2]],
    ['consume', [2], []],
  ],
  W4: [
    ['deal', [], [0, 1, 2, 3]],
    ['work', [0], [4]],
    ['work', [1], [5]],
    ['work', [2], [6]],
    ['work', [3], [7]],
    ['gather', [4, 5, 6, 7], []],
  ],
  W5: ring,
  W5s: ring,
  W6: [
    ['produce', [], [0]],
    ['consume', [0], []],
  ],
  W7: [
    ['produceBytes', [], [0]],
    ['consumeBytes', [0], []],
  ],
};
const ON_ONE_THREAD = ['W5s', 'W6'];

function play(workload, messages, transfers) {
  const channels = Array.from({ length: 20 }, () => new MessageChannel());
  for (const [role, reads, sends] of CASTS[workload]) {
    const into = reads.map((i) => channels[i].port2);
    const out = sends.map((i) => channels[i].port1);
    const part = { role, messages, transfers, into, out };
    if (ON_ONE_THREAD.includes(workload)) void roles[role](part, print);
    else {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: part,
        transferList: [...into, ...out],
      });
      worker.on('message', print);
    }
  }
}

if (isMainThread) play(process.argv[2], Number(process.argv[3]), process.argv[4] === 'transfer');
else await roles[workerData.role](workerData, (result) => parentPort.postMessage(result));
