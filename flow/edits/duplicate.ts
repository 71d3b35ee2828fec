import type { Flow } from '../document.ts';
import { cutOut, insert } from '../fragment.ts';
import { type MakeId, randomId } from '../ids.ts';
import type { Selected } from '../selection.ts';

/** Puts a second of everything selected beside it, wires between included; the answer selects the new ones. */
export function duplicate(
  flow: Flow,
  selected: Partial<Selected>,
  makeId: MakeId = randomId,
): { flow: Flow; selected: Selected } {
  return insert(flow, cutOut(flow, selected), { makeId });
}
