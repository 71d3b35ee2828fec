/** Makes actors while the run goes on, and the handles by which they are reached. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AskOptions, Settings, Spawned, SpawnOptions } from '../context.ts';
import { toContent } from '../message/copy.ts';
import { EnvelopeFlag } from '../message/envelope.ts';
import { type HandleAddress, markHandle } from '../message/handles.ts';
import { SentFlag } from '../protocol/trace-file.ts';
import { type ActorSeat, type Sent, UNRECORDED } from './contract.ts';

type Made = HandleAddress & { kind: 'made' };

/** From so many waiting messages on a sender is slowed down, until so many are left, for so long at most. */
const MANY = 1024;
const FEWER = 512;
const PATIENCE_MS = 1000;
const LOOK_AGAIN_MS = 2;

/** What a new actor is told on its thread. */
export interface BirthNote {
  /** The message because of which it was made. */
  cause: number;
  settings: Settings | null;
}

/**
 * @param cause the message because of which this is done
 * @throws {RangeError} when there is no such template, or too many actors live
 */
export function spawn(actor: ActorSeat, template: string, options: SpawnOptions, cause: number): Made {
  const { thread } = actor;
  const { templates } = thread.layout;
  const number = templates.findIndex(({ name }) => name === template);
  if (number < 0) {
    const known = templates.map(({ name }) => name).join(', ');
    const those = known === '' ? 'it has none' : `it has ${known}`;
    throw new RangeError(`the flow has no template "${template}": ${those}`);
  }
  const note: BirthNote = { cause, settings: options.settings ?? null };
  // What cannot be sent is found before an index is given away.
  if (note.settings !== null) toContent(note);
  const { index, name } = thread.made.make(number, options.name);
  post(actor, index, note, EnvelopeFlag.direct | EnvelopeFlag.birth, UNRECORDED, 0);
  // Before anybody else can have the handle and send.
  thread.sender.flushTo(index);
  return { kind: 'made', actor: index, name };
}

/** @param cause tells the message because of which it is used */
export function makeSpawned(actor: ActorSeat, address: Made, cause: () => number): Spawned {
  const { thread } = actor;
  const { actor: target, name } = address;
  const handle: Spawned = {
    name,
    send: (message) => {
      const { left } = post(actor, target, message, EnvelopeFlag.direct, 0, cause());
      const waiting = thread.made.sentTo(target);
      if (waiting > MANY) return slowDown(actor, target, left);
      return left ?? thread.breathe();
    },
    ask: (message: unknown, { timeoutMs }: AskOptions = {}) => {
      if (timeoutMs !== undefined && !(timeoutMs >= 0))
        return Promise.reject(new RangeError(`timeoutMs is 0 or more milliseconds, not ${timeoutMs}`));
      const flags = EnvelopeFlag.direct | EnvelopeFlag.ask;
      const { id, slot } = post(actor, target, message, flags, SentFlag.ask, cause());
      thread.made.sentTo(target);
      return thread.asks.wait(id, slot, actor, name, timeoutMs) as Promise<never>;
    },
    end: () => {
      post(actor, target, undefined, EnvelopeFlag.direct | EnvelopeFlag.last, SentFlag.stop, cause());
    },
  };
  return markHandle(handle, address);
}

function post(
  actor: ActorSeat,
  target: number,
  value: unknown,
  flags: number,
  sentFlags: number,
  other: number,
): Sent {
  const replyTo = (flags & EnvelopeFlag.ask) === 0 ? -1 : actor.index;
  return actor.thread.sender.send(actor, {
    ...{ queue: -1, target, value, flags, sentFlags, other, replyTo, askId: 0, slot: -1 },
  });
}

async function slowDown(actor: ActorSeat, target: number, left: Promise<void> | undefined): Promise<void> {
  await left;
  const until = performance.now() + PATIENCE_MS;
  const { made } = actor.thread;
  while (made.waitingFor(target) > FEWER && performance.now() < until) await sleep(LOOK_AGAIN_MS);
}
