import type { Flow, Id } from '../../flow/document.ts';
import { uniqueSlugs } from '../../flow/slug.ts';

/** By actor id, its module as main.ts sees it: `./actors/counter.ts` for own code, `./parts/timer.ts` for a part. */
export function codePaths(flow: Flow): Map<Id, string> {
  const paths = new Map<Id, string>();
  const own: [Id, string][] = [];
  for (const [id, actor] of Object.entries(flow.actors)) {
    if (actor.work.kind === 'code') own.push([id, actor.name]);
    else paths.set(id, `./parts/${actor.work.part}.ts`);
  }
  const slugs = uniqueSlugs(
    own.map(([, name]) => name),
    'actor',
  );
  for (const [index, [id]] of own.entries()) paths.set(id, `./actors/${slugs[index]}.ts`);
  return paths;
}
