import type { Command } from '@/components/editor/commands.ts';

/** Commands under their groups, in the order in which they were registered. */
export function groupCommands(commands: Iterable<Command>): [group: string, commands: Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return [...groups];
}
