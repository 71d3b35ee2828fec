import { expect, test } from 'vitest';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import { xOf } from '@/trace/lanes/time-scale.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import { Camera } from './camera.ts';
import { messageWords } from './message-words.ts';
import { actorIdOf, highlightOf } from './names-of.ts';

test('the camera follows a live run until the user looks elsewhere', () => {
  const camera = new Camera(true);
  camera.resize(1000);
  camera.keepUp(2e9, true, 0.4e9);
  expect(xOf(camera.scale, 0.4e9)).toBeGreaterThanOrEqual(0);
  expect(xOf(camera.scale, 0.4e9)).toBeLessThan(40);
  camera.keepUp(100e9, true, 0.4e9);
  expect(xOf(camera.scale, 100e9)).toBeCloseTo(960);
  camera.zoom(300, 0.5, 100e9);
  expect(xOf(camera.scale, 100e9)).toBeCloseTo(960);
  camera.pan(-200, 100e9);
  expect(camera.following).toBe(false);
  const { startNs } = camera.scale;
  camera.keepUp(105e9, true, 0.4e9);
  expect(camera.scale.startNs).toBe(startNs);
  camera.reveal(10e9, 10.1e9);
  expect(xOf(camera.scale, 10e9)).toBeCloseTo(400);
});

test('a past run is shown whole until the user moves', () => {
  const camera = new Camera(false);
  camera.resize(1000);
  camera.keepUp(4e9, false, 1e9);
  expect(xOf(camera.scale, 1e9)).toBeGreaterThan(0);
  expect(xOf(camera.scale, 1e9)).toBeLessThan(40);
  expect(xOf(camera.scale, 4e9)).toBeLessThan(1000);
  expect(xOf(camera.scale, 4e9)).toBeGreaterThan(900);
});

test('with idle time folded, what was in view stays in view, and now stays where it is', () => {
  const gaps = { start: Float64Array.of(1e9, 3e9), end: Float64Array.of(2.9e9, 8e9) };
  const past = new Camera(false);
  past.resize(1000);
  past.keepUp(9e9, false, 0);
  past.fold(gaps);
  past.keepUp(9e9, false, 0);
  expect(xOf(past.scale, 0)).toBeGreaterThan(0);
  expect(xOf(past.scale, 9e9)).toBeGreaterThan(900);
  expect(xOf(past.scale, 9e9)).toBeLessThan(1000);
  expect(xOf(past.scale, 8e9) - xOf(past.scale, 3e9)).toBeCloseTo(18);
  past.fold(null);
  expect(xOf(past.scale, 9e9)).toBeLessThan(1001);
  const live = new Camera(true);
  live.resize(1000);
  live.fold(gaps);
  live.keepUp(9e9, true, 0);
  expect(xOf(live.scale, 9e9)).toBeCloseTo(960);
  live.refold({ start: Float64Array.of(1e9), end: Float64Array.of(2e9) });
  live.zoom(300, 0.5, 9e9);
  live.keepUp(9.1e9, true, 0);
  expect(xOf(live.scale, 9.1e9)).toBeCloseTo(960);
});

test('names of a run and ids of its flow lead to each other', () => {
  const actor: Flow['actors'][string] = {
    name: 'Encoder',
    thread: 't',
    work: { kind: 'code', code: '' },
    ports: ['out'],
    takes: 'in-turn',
    copies: 2,
    onFailure: { kind: 'skip' },
  };
  const flow: Flow = {
    ...emptyFlow('x'),
    threads: { t: { name: 'encoder', colour: 'green' } },
    actors: { e: actor, one: { ...actor, name: 'Encoder 3', copies: 1 } },
  };
  expect(actorIdOf(flow, 'Encoder 2')).toEqual(['e']);
  expect(actorIdOf(flow, 'Encoder 3')).toEqual(['one']);
  expect(actorIdOf(flow, null)).toEqual([]);
  const none = { actors: [], queues: [], wires: [], threads: [] };
  expect(highlightOf(flow, none)).toBeNull();
  expect(highlightOf(flow, { ...none, threads: ['t'] })).toEqual({
    actors: [],
    queues: [],
    threads: ['encoder', 'encoder 2'],
  });
  expect(highlightOf(flow, { ...none, actors: ['e'] })?.actors).toEqual(['Encoder']);
});

test('a message in words', () => {
  const message: MessageFacts = {
    id: 2 ** 40 * 3 + 339,
    from: 'ui',
    fromThread: 'ui',
    to: 'encode',
    toThread: 'encoder',
    queue: 'jobs',
    kind: 'message',
    sentNs: 0,
    queuedNs: 1e6,
    takenNs: 42e6,
    handledNs: 139e6,
    outcome: 'ok',
    error: null,
    bytes: 3,
    preview: '',
    truncated: false,
    cause: null,
    effects: [1, 2],
    effectCount: 2,
    state: null,
  };
  expect(messageWords(message)).toBe('encode #3.339 · waited 41 ms in jobs · ran 97 ms · caused 2 messages');
  expect(
    messageWords({ ...message, takenNs: null, handledNs: null, outcome: 'dropped', effectCount: 0 }),
  ).toBe('encode #3.339 · dropped');
});
