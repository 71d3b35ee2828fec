import type { Command } from '@/components/editor/commands.ts';

/**
 * Commands for what was typed, best first: those whose name begins with it, those with words that begin so, those
 * that hold it, here or in their group. Where there are none, those that have its letters in this order.
 */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [...commands];
  const words = text.split(/\s+/);
  const ranked = commands.map((command) => ({ command, rank: rankOf(command, text, words) }));
  const found = ranked.filter(({ rank }) => rank > 0).toSorted((a, b) => b.rank - a.rank);
  if (found.length > 0) return found.map(({ command }) => command);
  return commands.filter(({ title }) => hasLetters(title.toLowerCase(), text));
}

function rankOf({ title, group }: Command, text: string, words: readonly string[]): number {
  const name = title.toLowerCase();
  if (name.startsWith(text)) return 4;
  // What stands before the colon names the command; the rest explains it.
  const own = name.split(':', 1)[0] ?? name;
  const beginsIn = (place: string) => words.every((word) => ` ${place}`.includes(` ${word}`));
  if (beginsIn(own)) return 3;
  if (beginsIn(name.replaceAll(/[^\p{L}\p{N}]+/gu, ' '))) return 2;
  const all = `${name} ${group.toLowerCase()}`;
  return words.every((word) => all.includes(word)) ? 1 : 0;
}

function hasLetters(name: string, text: string): boolean {
  let at = 0;
  for (const letter of text.replaceAll(/\s/g, '')) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
