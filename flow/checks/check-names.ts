import type { Flow, Id } from '../document.ts';
import type { NamedTable } from '../names.ts';
import type { Problem } from '../problem.ts';
import { slugOf } from '../slug.ts';

const KIND = { threads: 'thread', actors: 'actor', queues: 'queue' } as const;

export function checkNames(flow: Flow): Problem[] {
  const tables: NamedTable[] = ['threads', 'actors', 'queues'];
  return [...tables.flatMap((table) => checkTable(flow, table)), ...checkCopies(flow), ...checkFiles(flow)];
}

function checkTable(flow: Flow, table: NamedTable): Problem[] {
  const kind = KIND[table];
  const seen = new Set<string>();
  return Object.entries(flow[table]).flatMap(([id, { name }]): Problem[] => {
    const where = { kind, id, field: 'name' };
    if (name === '__proto__') {
      const message = `JavaScript keeps the name __proto__ for itself. Give the ${kind} another name.`;
      return [{ code: 'name/reserved', severity: 'error', where, message }];
    }
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `There is more than one ${kind} named ${name}. Rename one of them.`;
    return [{ code: 'name/duplicate', severity: 'error', where, message }];
  });
}

/** Copies get numbered names when the flow runs; nothing else may have those. */
function checkCopies(flow: Flow): Problem[] {
  const actors = idsByName(flow.actors);
  const threads = idsByName(flow.threads);
  return Object.values(flow.actors).flatMap((actor): Problem[] => {
    if (actor.copies < 2) return [];
    const thread = flow.threads[actor.thread]?.name ?? '';
    const problems: Problem[] = [];
    for (let copy = 1; copy <= actor.copies; copy++) {
      const clash = actors.get(`${actor.name} ${copy}`);
      if (clash !== undefined) problems.push(copyClash('actor', clash, `${actor.name} ${copy}`, actor.name));
      const other = copy > 1 ? threads.get(`${thread} ${copy}`) : undefined;
      if (other !== undefined) problems.push(copyClash('thread', other, `${thread} ${copy}`, actor.name));
    }
    return problems;
  });
}

function copyClash(kind: 'actor' | 'thread', id: Id, name: string, copied: string): Problem {
  const message = `The ${kind} ${name} has the name that a copy of ${copied} gets when the flow runs. Rename it.`;
  return { code: 'name/of-a-copy', severity: 'error', where: { kind, id, field: 'name' }, message };
}

/** Two names that differ only in what a file name cannot show: both work, one file gets a number. */
function checkFiles(flow: Flow): Problem[] {
  const bySlug = new Map<string, string>();
  return Object.entries(flow.actors).flatMap(([id, { name }]): Problem[] => {
    const slug = slugOf(name, 'actor');
    const other = bySlug.get(slug);
    if (other === undefined) bySlug.set(slug, name);
    if (other === undefined || other === name) return [];
    const where = { kind: 'actor', id, field: 'name' } as const;
    const message = `The actors ${other} and ${name} would both be the file ${slug}.ts in an export; the second gets a number.`;
    return [{ code: 'name/same-file', severity: 'warning', where, message }];
  });
}

function idsByName(records: Record<Id, { name: string }>): Map<string, Id> {
  return new Map(Object.entries(records).map(([id, { name }]) => [name, id]));
}
