import type { Plan } from '../../runtime/protocol/plan.ts';
import { comment } from './comment.ts';
import { keyOf, literal, quoted } from './literal.ts';
import { fromOwnFolder, type OwnPaths, ownFolderLines } from './own-folder.ts';

/**
 * main.ts: the wiring as plain code.
 * @param paths settings that begin in Cueboard's own folder
 */
export function mainFile(plan: Plan, description: string, paths: OwnPaths): string {
  const about = description.trim();
  return `${comment(plan.name)}
${about === '' ? '' : `//\n${comment(about)}\n`}
import { main, type Plan } from 'cueboard';
${paths.size > 0 ? ownFolderLines : ''}
export const plan: Plan = {
  name: ${quoted(plan.name)},
${section('threads', plan.threads)}${section('queues', plan.queues)}${section('actors', fromOwnFolder(plan.actors, paths))}};

if (import.meta.main) await main(plan, import.meta.url);
`;
}

/** One entry a line or block, each with its name in front, so that a change of one is a change of its lines. */
function section(name: string, entries: Record<string, object>): string {
  const blocks = Object.entries(entries).map(([key, value]) => {
    const start = `    ${keyOf(key)}: `;
    return `${start}${name === 'actors' ? block(value) : literal(value, 4, start.length + 1)},\n`;
  });
  return blocks.length === 0 ? `  ${name}: {},\n` : `  ${name}: {\n${blocks.join('')}  },\n`;
}

/** An actor takes one line a field: they are read and compared field by field. */
function block(value: object): string {
  const lines = Object.entries(value).map(([key, item]) => {
    const start = `      ${keyOf(key)}: `;
    return `${start}${literal(item, 6, start.length + 1)},\n`;
  });
  return `{\n${lines.join('')}    }`;
}
