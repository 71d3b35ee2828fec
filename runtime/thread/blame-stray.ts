import path from 'node:path';
import { NONE, RecordKind } from '../protocol/trace-file.ts';
import { describeFailure } from './blame.ts';
import type { ThreadServices } from './contract.ts';
import type { Instance } from './instance.ts';

/** An error that no handler met, from a timer, an event, a promise nobody awaited: whose it is, as far as can be told. */
export function blameStray(
  error: unknown,
  thread: ThreadServices,
  instances: ReadonlyMap<number, Instance>,
): void {
  const turn = thread.currentScope.getStore()?.turn ?? null;
  if (turn !== null) {
    // Code of an earlier life may fail as it likes.
    if (turn.incarnation === turn.actor.incarnation) turn.actor.fail(error, turn);
    return;
  }
  const info = describeFailure(error, thread.projectDir);
  const all = [...instances.values()];
  const culprit =
    all.find(({ plan }) => info.file !== undefined && path.posix.normalize(plan.code) === info.file) ??
    (all.length === 1 ? all[0] : undefined);
  if (culprit !== undefined) culprit.fail(error, null);
  else thread.recorder.record(RecordKind.failed, 0, NONE, 0, 0, 0, 0, JSON.stringify(info));
}
