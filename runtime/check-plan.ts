import type { Plan } from './protocol/plan.ts';

/**
 * The compiler's plans are sound; those written by hand may not be.
 * @throws Error that lists everything that is wrong.
 */
export function checkPlan(plan: Plan): void {
  const wrong: string[] = [];
  const { threads = {}, queues = {}, actors = {} } = plan ?? {};
  for (const [name, queue] of Object.entries(queues)) {
    const capacity = queue.capacity ?? 1;
    if (!Number.isInteger(capacity) || capacity < 1)
      wrong.push(`queue "${name}": capacity must be 1 or more`);
    const life = queue.timeToLiveMs;
    if (life !== undefined && !(life > 0)) wrong.push(`queue "${name}": timeToLiveMs must be more than 0`);
  }
  const known = new Set(Object.keys(queues));
  for (const [name, actor] of Object.entries(actors)) {
    for (const thread of [actor.thread].flat()) {
      if (!Object.hasOwn(threads, thread)) wrong.push(`actor "${name}": there is no thread "${thread}"`);
    }
    if ([actor.thread].flat().length === 0) wrong.push(`actor "${name}": it has no thread`);
    if (typeof actor.code !== 'string') wrong.push(`actor "${name}": code must be the path of a module`);
    if (actor.template && actor.reads?.length)
      wrong.push(`actor "${name}": a template reads no queue; send to what is made of it`);
    if (actor.template && actor.group !== undefined)
      wrong.push(`actor "${name}": a template is in no group; what is made of it begins anew by itself`);
    const named = [...(actor.reads ?? []), ...Object.values(actor.sends ?? {}).flat()];
    for (const queue of named) {
      if (!known.has(queue)) wrong.push(`actor "${name}": there is no queue "${queue}"`);
    }
  }
  if (wrong.length > 0) throw new Error(`The plan cannot run:\n${wrong.map((w) => `  ${w}`).join('\n')}`);
}
