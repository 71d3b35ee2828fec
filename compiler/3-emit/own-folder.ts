/**
 * Settings that begin in Cueboard's own folder. No file of a project says where that lies on one machine: main.ts
 * completes them when it starts.
 */
import type { Flow } from '../../flow/document.ts';
import { partOf } from '../../parts/catalogue.ts';
import type { ActorPlan, Json } from '../../runtime/protocol/plan.ts';
import { Code, quoted } from './literal.ts';

/** At the start of a path setting, and nowhere else. */
const OWN_FOLDER = /^\$\{cueboard\}(?=[\\/]|$)/;

/** By actor's name, the keys of such settings. Actors that have none are not in it. */
export type OwnPaths = ReadonlyMap<string, ReadonlySet<string>>;

export function ownPaths(flow: Flow): OwnPaths {
  const found = new Map<string, Set<string>>();
  for (const { name, work } of Object.values(flow.actors)) {
    if (work.kind !== 'part') continue;
    const paths = (partOf(work.part)?.settings ?? []).filter(({ kind }) => kind === 'path');
    const own = paths.filter((setting) => {
      const value = work.settings[setting.key] ?? setting.default;
      return typeof value === 'string' && OWN_FOLDER.test(value);
    });
    if (own.length > 0) found.set(name, new Set(own.map(({ key }) => key)));
  }
  return found;
}

export const ownFolderLines = `
/** The folder that paths of the flow begin in: Cueboard's own where it runs the flow, else the one that is given, or this. */
const cueboard = process.env.CUEBOARD_FOLDER ?? import.meta.dirname;
`;

/** The same actors, with code in place of these settings. */
export function fromOwnFolder(actors: Record<string, ActorPlan>, paths: OwnPaths): Record<string, object> {
  const one = (key: string, value: Json, own: ReadonlySet<string>): Json | Code => {
    if (typeof value !== 'string' || !own.has(key)) return value;
    const rest = value.replace(OWN_FOLDER, '');
    return new Code(rest === '' ? 'cueboard' : `cueboard + ${quoted(rest)}`);
  };
  return Object.fromEntries(
    Object.entries(actors).map(([name, plan]) => {
      const own = paths.get(name);
      if (own === undefined || plan.settings === undefined) return [name, plan];
      const settings = Object.entries(plan.settings).map(([key, value]) => [key, one(key, value, own)]);
      return [name, { ...plan, settings: Object.fromEntries(settings) }];
    }),
  );
}
