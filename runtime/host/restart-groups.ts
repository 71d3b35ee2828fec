import type { Layout } from '../layout.ts';
import type { HostNote } from '../transport/transport.ts';

type GroupNote = Extract<HostNote, { kind: 'group' }>;

interface Ways {
  isStopped(actor: number): boolean;
  /** Tells a thread, if it can be told anything now. A thread that is started anew begins all its actors anew. */
  tell(thread: number, note: GroupNote): void;
}

/** Actors that begin anew together, and are stopped together. */
export class RestartGroups {
  readonly #layout: Layout;
  readonly #ways: Ways;
  readonly #stopped = new Set<string>();

  constructor(layout: Layout, ways: Ways) {
    this.#layout = layout;
    this.#ways = ways;
  }

  /** This actor failed and began anew: so do the others of its group. */
  restartWith(actor: number): void {
    this.#tellOthers(actor, 'restart', (name) => `${name}, of the same restart group, began anew`);
  }

  /** This actor was stopped because it failed: so are the others. */
  stopWith(actor: number): void {
    const group = this.#layout.actors[actor]?.group ?? null;
    if (group === null || this.#stopped.has(group)) return;
    this.#stopped.add(group);
    this.#tellOthers(actor, 'stop', (name) => `${name}, of the same restart group, was stopped`);
  }

  #tellOthers(actor: number, does: GroupNote['does'], words: (name: string) => string): void {
    const { actors, threads } = this.#layout;
    const { group = null, name = '' } = actors[actor] ?? {};
    if (group === null) return;
    for (const thread of threads.keys()) {
      const members = actors.flatMap((other, index) => {
        const isMember = other.group === group && other.thread === thread && index !== actor;
        return isMember && !this.#ways.isStopped(index) ? [index] : [];
      });
      if (members.length > 0)
        this.#ways.tell(thread, { kind: 'group', does, actors: members, why: words(name) });
    }
  }
}
