/** Which records tell of something that did not go well. They are counted where they are written: the host need not read each record for it. */
import { DropFlag, DropReason, RecordKind, type RunFlaws } from '../protocol/trace-file.ts';

/** By the index under which they are counted. */
export const FLAWS = ['failures', 'restarts', 'deadLetters', 'drops'] as const satisfies (keyof RunFlaws)[];
export const NO_FLAW = -1;

/** @returns index in FLAWS, or NO_FLAW */
export function flawOf(kind: RecordKind, flags: number): number {
  switch (kind) {
    case RecordKind.failed:
      return 0;
    case RecordKind.restarted:
      return 1;
    case RecordKind.deadLettered:
      return 2;
    case RecordKind.dropped:
      // Of a refusal its sender hears by an error.
      return (flags & DropFlag.reason) === DropReason.refused ? NO_FLAW : 3;
    default:
      return NO_FLAW;
  }
}

/** @param of how often a flaw was counted, by its index in FLAWS */
export const sumFlaws = (of: (flaw: number) => number): RunFlaws => ({
  failures: of(0),
  restarts: of(1),
  deadLetters: of(2),
  drops: of(3),
});
