import type { Actor } from '@/flow/document.ts';
import { partOf } from '@/parts/catalogue.ts';
import type { PartGroup } from '@/parts/part.ts';

const roles: Record<PartGroup, string> = { Sources: 'Source', Work: 'Work', Owners: 'Owner', Sinks: 'Sink' };

/** What an actor is, on one short line: `Source · timer`, `Work · ffmpeg`, `Your code`. */
export function kindLine({ work, ports }: Pick<Actor, 'work' | 'ports'>): string {
  if (work.kind === 'code') return ports.length === 0 ? 'Sink · your code' : 'Your code';
  const part = partOf(work.part);
  if (!part) return `Unknown part · ${work.part}`;
  const { command } = work.settings;
  const name = typeof command === 'string' && command !== '' ? programName(command) : lowerFirst(part.name);
  const role = roles[part.group];
  return `${role} · ${name.replace(new RegExp(` ${role}$`, 'i'), '')}`;
}

/** Name of the lucide icon that stands for the actor. */
export function kindIcon({ work }: Pick<Actor, 'work'>): string {
  if (work.kind === 'code') return 'square-function';
  return partOf(work.part)?.icon ?? '';
}

const programName = (command: string) => command.split(/[\\/]/).at(-1) || command;
/** Words that begin with two capitals are names: SQLite, HTTP. */
const lowerFirst = (name: string) =>
  /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
