/** Keys to commands. Text fields, the code editor and open dialogs keep their keys. */
import { type Command, useCommands } from './commands.ts';

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export const isMac = () =>
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent);

const NAMES: Record<string, string> = {
  arrowleft: 'left',
  arrowright: 'right',
  arrowup: 'up',
  arrowdown: 'down',
  ' ': 'space',
  '+': 'plus',
  '-': 'minus',
};

/** `shift+mod+z` against a key press. Letters and digits match by what they say, or by where they lie. */
export function keysMatch(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = keys.toLowerCase().split('+');
  const wanted = parts.at(-1) ?? '';
  const mods = new Set(parts.slice(0, -1));
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (mods.has('mod') !== mod || other) return false;
  if (mods.has('alt') !== press.altKey) return false;
  const said = NAMES[press.key.toLowerCase()] ?? press.key.toLowerCase();
  // A character that needs Shift on this keyboard (`?`, `+`) already says so.
  const isSign = wanted === 'plus' || wanted === 'minus' || /^[^a-z0-9]$/.test(wanted);
  const shiftCounts = !isSign || mods.has('shift');
  if (shiftCounts && mods.has('shift') !== press.shiftKey) return false;
  const lies = /^(Key|Digit)(.)$/.exec(press.code)?.[2]?.toLowerCase();
  if (said === wanted) return true;
  // With modifiers, or on a layout without Latin letters, the key says something else than it is called.
  const latin = /^[\x20-\x7e]$/.test(press.key);
  return lies === wanted && (!latin || press.shiftKey || press.altKey);
}

/** What belongs to whoever has the focus there: text fields, the code editor, menus and dialogs. */
export function keepsItsKeys(target: EventTarget | null): 'text' | 'overlay' | null {
  if (!(target instanceof Element)) return null;
  if (
    target.closest('input, textarea, select, [contenteditable="true"], [contenteditable=""], .monaco-editor')
  ) {
    return target.closest('input[type="checkbox"], input[type="radio"], input[type="range"]') ? null : 'text';
  }
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return 'overlay';
  return null;
}

export interface Dispatch {
  commands: Iterable<Command>;
  press: KeyPress;
  mac: boolean;
  /** What has the focus. */
  scope: string | null;
  keeps: 'text' | 'overlay' | null;
}

/** The command that a key press means: one of the focused part first, then one for everywhere. */
export function commandFor({ commands, press, mac, scope, keeps }: Dispatch): Command | null {
  let found: Command | null = null;
  for (const command of commands) {
    if (keeps !== null && !(command.inTextFields && keeps === 'text')) continue;
    if (command.scope !== undefined && command.scope !== scope) continue;
    if (!command.keys?.some((keys) => keysMatch(keys, press, mac))) continue;
    if (command.enabled && !command.enabled()) continue;
    if (command.scope !== undefined) return command;
    found ??= command;
  }
  return found;
}

/** Listens on the window. The answer stops it. */
export function listenToKeys(): () => void {
  let lastScope: string | null = null;
  const scopeAt = (target: EventTarget | null) =>
    target instanceof Element ? (target.closest<HTMLElement>('[data-scope]')?.dataset.scope ?? null) : null;
  const remember = (event: Event) => {
    lastScope = scopeAt(event.target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    // Nothing focused: the part of the screen that was touched last.
    const scope = event.target === document.body ? lastScope : scopeAt(event.target);
    const command = commandFor({
      commands: useCommands.getState().byId.values(),
      press: event,
      mac: isMac(),
      scope,
      keeps: keepsItsKeys(event.target),
    });
    if (!command || command.browserDoes) return;
    event.preventDefault();
    command.run();
  };
  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('pointerdown', remember, true);
  window.addEventListener('focusin', remember);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('pointerdown', remember, true);
    window.removeEventListener('focusin', remember);
  };
}
