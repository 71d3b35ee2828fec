/**
 * The public entry of `cueboard`: what an actor's module and a project's main.ts import.
 * Documentation with examples: docs/actor-api.md.
 */
export { actor } from './actor.ts';
export type {
  ActorCode,
  Anything,
  AskOptions,
  Callback,
  Context,
  Log,
  MessageInfo,
  Program,
  ProgramExit,
  ProgramOptions,
  Reply,
  Spawned,
  SpawnOptions,
  ThreadInfo,
  Timer,
} from './context.ts';
export {
  AskFailedError,
  AskTimeoutError,
  NotSendableError,
  QueueFullError,
  SendTimeoutError,
} from './errors.ts';
export { main } from './main.ts';
export type { ActorPlan, Json, Plan, QueuePlan, ThreadPlan } from './protocol/plan.ts';
