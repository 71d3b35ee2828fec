import type { Actor, Flow, Id, OnFailure, Queue, ReadWire, SendWire } from '../flow/document.ts';
import { readingOrder } from '../flow/reading-order.ts';
import { partOf } from '../parts/catalogue.ts';
import type { Setting } from '../parts/part.ts';
import type { ActorPlan, Json, Plan, QueuePlan } from '../runtime/protocol/plan.ts';
import type { Placement } from './1-place.ts';

/**
 * The plan of a flow that has no errors: ids become names, defaults are left out.
 * `codePaths`: by actor id, its module as main.ts sees it.
 */
export function planOf(flow: Flow, placement: Placement, codePaths: Map<Id, string>): Plan {
  const order = readingOrder(flow);
  const wires = Object.values(flow.wires);
  const sends = wires.filter((wire): wire is SendWire => wire.kind === 'send');
  const reads = wires.filter((wire): wire is ReadWire => wire.kind === 'read');
  return {
    name: flow.name,
    threads: Object.fromEntries(placement.threads.map(({ name, colour }) => [name, { colour }])),
    queues: Object.fromEntries(
      order.queues.map((id) => {
        const queue = flow.queues[id] as Queue;
        return [queue.name, queuePlan(queue)];
      }),
    ),
    actors: Object.fromEntries(
      order.actors.map((id) => {
        const actor = flow.actors[id] as Actor;
        const threads = placement.actors.get(id) ?? [];
        const plan: ActorPlan = {
          thread: threads.length === 1 ? (threads[0] as string) : threads,
          code: codePaths.get(id) as string,
        };
        const settings = settingsOf(actor);
        if (settings) plan.settings = settings;
        const from = queuesRead(
          flow,
          actor,
          reads.filter((wire) => wire.actor === id),
        );
        if (from.length > 0) plan.reads = from;
        if (actor.takes !== 'in-turn' && from.length > 1) plan.takes = actor.takes;
        if (actor.ports.length > 0)
          plan.sends = portsOf(
            flow,
            actor,
            sends.filter((wire) => wire.actor === id),
          );
        const onFailure = failurePlan(actor.onFailure);
        if (onFailure) plan.onFailure = onFailure;
        if (actor.template) plan.template = true;
        if (actor.group !== undefined) plan.group = actor.group;
        return [actor.name, plan];
      }),
    ),
  };
}

function queuePlan(queue: Queue): QueuePlan {
  const plan: QueuePlan = {};
  if (queue.capacity !== 1024) plan.capacity = queue.capacity;
  if (queue.whenFull !== 'wait') plan.whenFull = queue.whenFull;
  if (queue.order.kind === 'priority') plan.order = { priority: queue.order.field };
  else if (queue.order.kind !== 'fifo') plan.order = queue.order.kind;
  if (queue.uniqueBy !== undefined) plan.uniqueBy = queue.uniqueBy;
  if (queue.timeToLiveMs !== undefined) plan.timeToLiveMs = queue.timeToLiveMs;
  if (!queue.deadLetters) plan.deadLetters = false;
  return plan;
}

/** A part's settings with its defaults filled in, so that main.ts shows all that the code will read. */
function settingsOf(actor: Actor): Record<string, Json> | undefined {
  if (actor.work.kind !== 'part') return undefined;
  const given = new Map(Object.entries(actor.work.settings as Record<string, Json>));
  const settings = new Map<string, Json>();
  for (const setting of partOf(actor.work.part)?.settings ?? []) {
    settings.set(setting.key, settingValue(setting, given.get(setting.key)));
    given.delete(setting.key);
  }
  for (const [key, value] of given) settings.set(key, value);
  return settings.size > 0 ? Object.fromEntries(settings) : undefined;
}

/** The value as the part's code expects it: lines as a list, nothing given as the default. */
function settingValue(setting: Setting, given: Json | undefined): Json {
  const value = given ?? setting.default;
  if (typeof value !== 'string') return value;
  if (setting.kind === 'lines') return value === '' ? [] : value.split('\n');
  return setting.kind === 'number' && value === '' ? setting.default : value;
}

function queuesRead(flow: Flow, actor: Actor, wires: ReadWire[]): string[] {
  const ordered = actor.takes === 'by-priority' ? wires.toSorted((a, b) => a.priority - b.priority) : wires;
  return unique(ordered.map((wire) => queueName(flow, wire.queue)));
}

/** Every port of the actor, also those that lead nowhere: what is sent there goes nowhere, a misspelt port is an error. */
function portsOf(flow: Flow, actor: Actor, wires: SendWire[]): Record<string, string | string[]> {
  return Object.fromEntries(
    actor.ports.map((port) => {
      const queues = unique(
        wires.filter((wire) => wire.port === port).map((wire) => queueName(flow, wire.queue)),
      );
      return [port, queues.length === 1 ? (queues[0] as string) : queues];
    }),
  );
}

function failurePlan(onFailure: OnFailure): ActorPlan['onFailure'] {
  if (onFailure.kind !== 'restart') return onFailure.kind;
  if (onFailure.times === 3 && onFailure.seconds === 10) return undefined;
  return { restart: onFailure.times, seconds: onFailure.seconds };
}

function queueName(flow: Flow, id: Id): string {
  const queue = flow.queues[id];
  if (!queue) throw new Error(`A wire leads to no queue (${id}); check the flow before compiling.`);
  return queue.name;
}

const unique = (names: string[]): string[] => [...new Set(names)];
