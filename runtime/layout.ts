import type { ActorPlan, Plan, QueuePlan } from './protocol/plan.ts';

/** The plan with every name turned into an index, every default filled in and every copy made out: plain data for threads. */
export interface Layout {
  flow: string;
  threads: { name: string; colour: string }[];
  queues: QueueLayout[];
  actors: ActorLayout[];
  /** What actors are made of while the run goes on. */
  templates: TemplateLayout[];
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
  /** True where messages lie in shared memory and threads take them there; else the host keeps them. */
  isShared: boolean;
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
  /** Its restart group. */
  group: string | null;
}

/** Those made of it are on its threads in turn. */
export interface TemplateLayout extends Omit<ActorLayout, 'copy' | 'thread'> {
  threads: number[];
}

/** A bit stands for each reader of a shared queue. */
const MAX_READERS = 30;
/** The most that a queue holds, and what a thread's inbox holds: answers and callbacks are never turned away. */
export const UNLIMITED = 2 ** 30;

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
      isShared: false,
      readers: [],
    };
  });
  const common = (name: string, actor: ActorPlan): Omit<TemplateLayout, 'threads'> => {
    const sends = Object.entries(actor.sends ?? {}).map(([port, to]): [string, number[]] => [
      port,
      [to].flat().map((queue) => queueNames.indexOf(queue)),
    ]);
    return {
      name,
      actor: name,
      code: actor.code,
      settings: actor.settings ?? {},
      reads: (actor.reads ?? []).map((queue) => queueNames.indexOf(queue)),
      byPriority: actor.takes === 'by-priority',
      sends: Object.fromEntries(sends),
      onFailure: actor.onFailure ?? { restart: 3, seconds: 10 },
      group: actor.group ?? null,
    };
  };
  const threadsOf = ({ thread }: ActorPlan): number[] =>
    [thread].flat().map((one) => threadNames.indexOf(one));
  const planned = Object.entries(plan.actors);
  const actors = planned.flatMap(([name, actor]) => {
    const threads = actor.template ? [] : threadsOf(actor);
    return threads.map((thread, i): ActorLayout => {
      const isCopy = threads.length > 1;
      const plan = common(name, actor);
      return { ...plan, thread, name: isCopy ? `${name} ${i + 1}` : name, copy: isCopy ? i + 1 : 0 };
    });
  });
  const templates = planned.flatMap(([name, actor]): TemplateLayout[] =>
    actor.template ? [{ ...common(name, actor), threads: threadsOf(actor) }] : [],
  );
  actors.forEach((actor, index) => {
    for (const queue of actor.reads) queues[queue]?.readers.push(index);
  });
  shareQueues(queues, actors);
  const threads = threadNames.map((name) => ({ name, colour: plan.threads[name]?.colour ?? 'blue' }));
  return { flow: plan.name, threads, queues, actors, templates };
}

/**
 * What waits in a shared queue cannot be looked at, dropped or overtaken: only plain queues allow it. Who takes from
 * several by priority has all of them in one place, so that the first that holds something is always seen.
 */
function shareQueues(queues: QueueLayout[], actors: ActorLayout[]): void {
  for (const queue of queues) {
    const { gated, order, timeToLiveMs, readers } = queue;
    queue.isShared =
      gated && order === 'fifo' && timeToLiveMs === Number.POSITIVE_INFINITY && readers.length <= MAX_READERS;
  }
  const byPriority = actors.filter((actor) => actor.byPriority);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { reads } of byPriority) {
      const read = reads.map((index) => queues[index] as QueueLayout);
      if (read.every(({ isShared }) => isShared) || read.every(({ isShared }) => !isShared)) continue;
      for (const queue of read) queue.isShared = false;
      changed = true;
    }
  }
}

/** Who reads and who writes a queue, or behind the queues a thread's inbox, which all write and the thread reads. */
export function layOutReaders(
  layout: Layout,
  queue: number,
): { readers: { actor: number; thread: number }[]; isOnlyWriter: boolean } {
  const plan = layout.queues[queue];
  if (plan === undefined) {
    const thread = queue - layout.queues.length;
    const isOnlyWriter = layout.threads.length === 1;
    return { readers: [{ actor: -1, thread }], isOnlyWriter };
  }
  const writers = new Set<number>();
  for (const { sends, thread } of layout.actors) {
    if (Object.values(sends).some((to) => to.includes(queue))) writers.add(thread);
  }
  for (const { sends, threads } of layout.templates) {
    if (Object.values(sends).some((to) => to.includes(queue))) for (const one of threads) writers.add(one);
  }
  return {
    readers: plan.readers.map((actor) => ({ actor, thread: layout.actors[actor]?.thread ?? 0 })),
    isOnlyWriter: writers.size <= 1,
  };
}
