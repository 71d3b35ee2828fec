import type { ActorPlan, Plan, QueuePlan } from './protocol/plan.ts';

/** The plan with every name turned into an index, every default filled in and every copy made out: plain data for threads. */
export interface Layout {
  flow: string;
  threads: { name: string; colour: string }[];
  queues: QueueLayout[];
  actors: ActorLayout[];
}

export interface QueueLayout extends Required<Omit<QueuePlan, 'uniqueBy' | 'timeToLiveMs'>> {
  name: string;
  uniqueBy: string | null;
  /** Milliseconds; Infinity where it has none. */
  timeToLiveMs: number;
  /**
   * True where a sender may take a free place by itself; else the queue's owner must look at each message first.
   */
  gated: boolean;
  /** Indices of the actors that read it. */
  readers: number[];
}

/** One instance: copies stand here once for each. */
export interface ActorLayout {
  name: string;
  /** Its name in the plan. */
  actor: string;
  /** From 1; 0 where there is only one. */
  copy: number;
  thread: number;
  code: string;
  settings: NonNullable<ActorPlan['settings']>;
  reads: number[];
  byPriority: boolean;
  /** Queue indices by port. */
  sends: Record<string, number[]>;
  onFailure: NonNullable<ActorPlan['onFailure']>;
  /** Messages that may lie ready on its thread, so that it need not wait for each. */
  window: number;
}

const WINDOW = 256;

export function layOut(plan: Plan): Layout {
  const threadNames = Object.keys(plan.threads);
  const queueNames = Object.keys(plan.queues);
  const queues = Object.entries(plan.queues).map(([name, queue]): QueueLayout => {
    const whenFull = queue.whenFull ?? 'wait';
    const uniqueBy = queue.uniqueBy ?? null;
    return {
      name,
      capacity: queue.capacity ?? 1024,
      whenFull,
      order: queue.order ?? 'fifo',
      deadLetters: queue.deadLetters ?? true,
      uniqueBy,
      timeToLiveMs: queue.timeToLiveMs ?? Number.POSITIVE_INFINITY,
      gated: whenFull !== 'drop-oldest' && uniqueBy === null,
      readers: [],
    };
  });
  const actors = Object.entries(plan.actors).flatMap(([name, actor]) => {
    const threads = [actor.thread].flat();
    return threads.map((thread, i): ActorLayout => {
      const several = threads.length > 1;
      const sends = Object.entries(actor.sends ?? {}).map(([port, to]): [string, number[]] => [
        port,
        [to].flat().map((queue) => queueNames.indexOf(queue)),
      ]);
      return {
        name: several ? `${name} ${i + 1}` : name,
        actor: name,
        copy: several ? i + 1 : 0,
        thread: threadNames.indexOf(thread),
        code: actor.code,
        settings: actor.settings ?? {},
        reads: (actor.reads ?? []).map((queue) => queueNames.indexOf(queue)),
        byPriority: actor.takes === 'by-priority',
        sends: Object.fromEntries(sends),
        onFailure: actor.onFailure ?? { restart: 3, seconds: 10 },
        window: 1,
      };
    });
  });
  actors.forEach((actor, index) => {
    for (const queue of actor.reads) queues[queue]?.readers.push(index);
  });
  for (const actor of actors) actor.window = windowOf(actor, queues);
  const threads = threadNames.map((name) => ({ name, colour: plan.threads[name]?.colour ?? 'blue' }));
  return { flow: plan.name, threads, queues, actors };
}

/** What lies ready on a thread can no longer be dropped, overtaken or given to a competitor: only plain queues allow it. */
function windowOf(actor: ActorLayout, queues: QueueLayout[]): number {
  const reads = actor.reads.map((index) => queues[index]);
  const plain = reads.every(
    (queue) =>
      queue?.gated && queue.order === 'fifo' && queue.timeToLiveMs === Infinity && queue.readers.length === 1,
  );
  if (!plain || (actor.byPriority && reads.length > 1)) return 1;
  return Math.min(WINDOW, ...reads.map((queue) => queue?.capacity ?? 1));
}
