/** The graph as the checks walk it, built once: who sends where, who reads what. */
import type { Flow, Id, ReadWire, SendWire } from '../document.ts';

export interface Wiring {
  sendsOf: Map<Id, [Id, SendWire][]>;
  readsOf: Map<Id, [Id, ReadWire][]>;
  sendersTo: Map<Id, Id[]>;
  readersOf: Map<Id, Id[]>;
}

export function wiringOf(flow: Flow): Wiring {
  const wiring: Wiring = {
    sendsOf: new Map(),
    readsOf: new Map(),
    sendersTo: new Map(),
    readersOf: new Map(),
  };
  for (const [id, wire] of Object.entries(flow.wires)) {
    if (wire.kind === 'send') {
      push(wiring.sendsOf, wire.actor, [id, wire]);
      push(wiring.sendersTo, wire.queue, wire.actor);
    } else {
      push(wiring.readsOf, wire.actor, [id, wire]);
      push(wiring.readersOf, wire.queue, wire.actor);
    }
  }
  return wiring;
}

export function push<T>(map: Map<Id, T[]>, key: Id, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
