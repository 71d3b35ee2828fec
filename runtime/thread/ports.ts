/** Which queues an actor's ports lead to. A port that leads nowhere is told of once. */
import type { ActorSeat } from './contract.ts';

const NOWHERE: readonly number[] = [];

/** By the `sends` of a plan, which all that are made of a template share. */
const portMaps = new WeakMap<object, ReadonlyMap<string, readonly number[]>>();
function portsOf(sends: Record<string, number[]>): ReadonlyMap<string, readonly number[]> {
  const known = portMaps.get(sends) ?? new Map(Object.entries(sends));
  portMaps.set(sends, known);
  return known;
}

export class Ports {
  readonly #actor: ActorSeat;
  readonly #ports: ReadonlyMap<string, readonly number[]>;
  /** The port asked for last, since most actors have one. */
  #lastPort = '';
  #lastQueues: readonly number[] = NOWHERE;
  #warned: Set<string> | null = null;

  constructor(actor: ActorSeat) {
    this.#actor = actor;
    this.#ports = portsOf(actor.plan.sends);
  }

  queuesOf(port: string): readonly number[] {
    if (port === this.#lastPort && this.#lastQueues.length > 0) return this.#lastQueues;
    const queues = this.#ports.get(port) ?? NOWHERE;
    this.#lastPort = port;
    this.#lastQueues = queues;
    return queues.length > 0 ? queues : this.#warnOf(port);
  }

  #warnOf(port: string): readonly number[] {
    this.#warned ??= new Set();
    if (!this.#warned.has(port)) {
      const { thread, index } = this.#actor;
      this.#warned.add(port);
      const text = `nothing is connected to the port "${port}": what is sent there goes nowhere`;
      thread.log(2, [text], index);
    }
    return NOWHERE;
  }
}
