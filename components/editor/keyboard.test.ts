import { describe, expect, it } from 'vitest';
import type { Command } from './commands.ts';
import { commandFor, type KeyPress, keysMatch } from './keyboard.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('keysMatch', () => {
  it('takes Cmd on a Mac and Ctrl elsewhere for mod, and never the other one', () => {
    expect(keysMatch('mod+z', press('z', { metaKey: true }), true)).toBe(true);
    expect(keysMatch('mod+z', press('z', { ctrlKey: true }), true)).toBe(false);
    expect(keysMatch('mod+z', press('z', { ctrlKey: true }), false)).toBe(true);
    expect(keysMatch('mod+z', press('z', { ctrlKey: true, metaKey: true }), false)).toBe(false);
    expect(keysMatch('z', press('z', { ctrlKey: true }), false)).toBe(false);
  });
  it('tells Shift apart, but not for signs that need it', () => {
    expect(keysMatch('shift+mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(keysMatch('mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(keysMatch('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(keysMatch('plus', press('+', { shiftKey: true }), false)).toBe(true);
    expect(keysMatch('mod+minus', press('-', { ctrlKey: true }), false)).toBe(true);
    expect(keysMatch('shift+left', press('ArrowLeft'), false)).toBe(false);
  });
  it('names the special keys', () => {
    expect(keysMatch('left', press('ArrowLeft'), false)).toBe(true);
    expect(keysMatch('escape', press('Escape'), false)).toBe(true);
    expect(keysMatch('delete', press('Delete'), false)).toBe(true);
    expect(keysMatch('space', press(' '), false)).toBe(true);
  });
  it('finds letters by their place on a keyboard without Latin letters', () => {
    expect(keysMatch('mod+z', press('я', { code: 'KeyZ', ctrlKey: true }), false)).toBe(true);
    // On a French keyboard the key at Z's place says W: what it says counts.
    expect(keysMatch('mod+z', press('w', { code: 'KeyZ', ctrlKey: true }), false)).toBe(false);
  });
});

describe('commandFor', () => {
  const command = (id: string, more: Partial<Command> = {}): Command => ({
    id,
    title: id,
    group: 'Test',
    keys: ['f'],
    run: () => {},
    ...more,
  });
  const ask = (commands: Command[], scope: string | null = null, keeps: 'text' | 'overlay' | null = null) =>
    commandFor({ commands, press: press('f'), mac: false, scope, keeps })?.id ?? null;

  it('prefers a command of the focused part', () => {
    const commands = [command('everywhere'), command('canvas', { scope: 'canvas' })];
    expect(ask(commands, 'canvas')).toBe('canvas');
    expect(ask(commands, 'timeline')).toBe('everywhere');
  });
  it('passes over what is not enabled', () => {
    expect(ask([command('off', { enabled: () => false }), command('on')])).toBe('on');
  });
  it('leaves text fields and dialogs their keys', () => {
    expect(ask([command('plain')], null, 'text')).toBeNull();
    expect(ask([command('run', { inTextFields: true })], null, 'text')).toBe('run');
    expect(ask([command('run', { inTextFields: true })], null, 'overlay')).toBeNull();
  });
});
