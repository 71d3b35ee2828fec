/**
 * A part is a ready-made actor. Its folder holds:
 *   part.ts   what the library and the inspector show: this interface; safe in a browser
 *   code.ts   the actor's module, as it is emitted into runs and exports beside the files of parts/ that it
 *             imports; reads `ctx.settings`, where every setting stands and `lines` is a list
 *   docs.md   one page for the help
 */
import type { OnFailure } from '../flow/document.ts';
import type { Json } from '../runtime/protocol/plan.ts';

export type PartGroup = 'Sources' | 'Work' | 'Owners' | 'Sinks';

/** One setting as the inspector draws it. */
export interface Setting {
  key: string;
  label: string;
  kind: 'text' | 'lines' | 'number' | 'boolean' | 'choice' | 'path' | 'json';
  default: Json;
  /** One sentence under the field. */
  hint?: string;
  /** For numbers. */
  min?: number;
  max?: number;
  unit?: string;
  /** For choices. */
  choices?: { value: string; label: string }[];
  required?: boolean;
}

export interface Part {
  /** Its folder's name. */
  kind: string;
  name: string;
  group: PartGroup;
  /** Under ten words, lower case, no full stop: `one message every n ms`. */
  summary: string;
  /** Name of a lucide icon. */
  icon: string;
  settings: Setting[];
  /** Output ports of a new actor. */
  ports: string[];
  /** False for a source: it has nothing to read. */
  reads: boolean;
  /** The user writes the code: a new actor gets the text of code.ts as its own. */
  ownCode?: boolean;
  onFailure?: OnFailure;
}
