/** How a key combination of commands.ts reads: `shift+mod+z` is ⇧⌘Z on a Mac, Ctrl+Shift+Z elsewhere. */
const macSigns: Record<string, string> = { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' };
const otherWords: Record<string, string> = { mod: 'Ctrl', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift' };
const names: Record<string, string> = {
  delete: 'Del',
  backspace: '⌫',
  escape: 'Esc',
  esc: 'Esc',
  enter: '↵',
  space: 'Space',
  tab: 'Tab',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  plus: '+',
  minus: '−',
};
/** The order in which each system writes its modifiers. */
const macOrder = ['ctrl', 'alt', 'shift', 'mod'];
const otherOrder = ['mod', 'ctrl', 'alt', 'shift'];

export function keyLabels(combination: string, mac: boolean): string[] {
  const words = combination.toLowerCase().split('+').filter(Boolean);
  if (combination.endsWith('+')) words.push('+');
  const order = mac ? macOrder : otherOrder;
  const signs = mac ? macSigns : otherWords;
  const modifiers = order.filter((word) => words.includes(word)).map((word) => signs[word] ?? word);
  const rest = words
    .filter((word) => !order.includes(word))
    .map((word) => names[word] ?? (word.length === 1 ? word.toUpperCase() : capital(word)));
  return [...modifiers, ...rest];
}

export function keyText(combination: string, mac: boolean): string {
  return keyLabels(combination, mac).join(mac ? '' : '+');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
