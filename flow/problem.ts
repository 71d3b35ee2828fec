import type { Id, RecordKind } from './document.ts';

/** Where a problem is. `line` and `column` count from 1 and speak of the actor's own code, or of an imported file. */
export interface Place {
  kind: RecordKind | 'flow';
  id?: Id;
  port?: string;
  /** Dotted path of the field in the record, where one field is to blame. */
  field?: string;
  line?: number;
  column?: number;
}

/** A user's mistake. Drawn on the canvas and printed by the command line alike; never thrown. */
export interface Problem {
  /** `area/what`, stable; each has a section in docs/problems.md. */
  code: string;
  /** An error keeps a flow from running; a warning does not. */
  severity: 'error' | 'warning';
  where: Place;
  /** What is wrong and the way out, in one or two sentences that name the place. */
  message: string;
}
