import type { Actor, Flow, Id, Work } from '../document.ts';
import { changeRecord, recordOf } from '../records.ts';

/** Changes what an actor does, how it takes, how many copies it has or what happens when it fails. */
export function changeActor(
  flow: Flow,
  id: Id,
  change: Partial<Pick<Actor, 'work' | 'takes' | 'copies' | 'onFailure'>>,
): Flow {
  return changeRecord(flow, 'actors', id, change);
}

/** Makes an actor a template, or one that is started with the run again. A template is in no restart group. */
export function setTemplate(flow: Flow, id: Id, template: boolean): Flow {
  return changeRecord(
    flow,
    'actors',
    id,
    template ? { template, group: undefined } : { template: undefined },
  );
}

/** Sets one setting of a part. @throws {RangeError} when the actor has code of its own */
export function setSetting(
  flow: Flow,
  id: Id,
  key: string,
  value: Extract<Work, { kind: 'part' }>['settings'][string],
): Flow {
  const { name, work } = recordOf(flow, 'actors', id);
  if (work.kind !== 'part') throw new RangeError(`${name} has code of its own and no settings`);
  if (Object.hasOwn(work.settings, key) && work.settings[key] === value) return flow;
  return changeActor(flow, id, { work: { ...work, settings: { ...work.settings, [key]: value } } });
}

/** Gives an actor code of its own; a ready-made part becomes the user's. */
export function setCode(flow: Flow, id: Id, code: string): Flow {
  const { work } = recordOf(flow, 'actors', id);
  if (work.kind === 'code' && work.code === code) return flow;
  return changeActor(flow, id, { work: { kind: 'code', code } });
}
