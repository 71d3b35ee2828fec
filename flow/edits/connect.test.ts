import { expect, test } from 'vitest';
import { actorBox, queueBox } from '../geometry.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { addActor } from './add-actor.ts';
import { addQueue } from './add-queue.ts';
import { changeActor } from './change-actor.ts';
import { addPort } from './change-ports.ts';
import { disconnect, setAsk, setPriority } from './change-wire.ts';
import { canConnect, connect, type WireEnd } from './connect.ts';

const actor = (id: string, port?: string): WireEnd => ({ kind: 'actor', id, port });
const queue = (id: string): WireEnd => ({ kind: 'queue', id });

test('actor to actor puts a queue between, midway, named after the port', () => {
  const small = smallFlow();
  expect(small.flow.queues[small.queue]).toMatchObject({ name: 'lines', capacity: 1024, whenFull: 'wait' });
  expect(small.flow.layout.queues[small.queue]).toEqual({ x: 254, y: 62 });
  expect(small.flow.wires[small.send]).toEqual({
    kind: 'send',
    actor: small.reader,
    port: 'lines',
    queue: small.queue,
    ask: false,
  });
  expect(small.flow.wires[small.read]).toEqual({
    kind: 'read',
    queue: small.queue,
    actor: small.counter,
    priority: 0,
  });
});

test('a port without a telling name gives the queue the name of the receiver', () => {
  const { flow, counter, reader } = smallFlow();
  const drawn = connect(addPort(flow, counter), actor(counter), actor(reader));
  expect(drawn.flow.queues[drawn.queue ?? '']?.name).toBe('to Reader');
});

test('an actor may send to itself; the queue is put under it', () => {
  const { flow, reader } = smallFlow();
  const drawn = connect(flow, actor(reader), actor(reader));
  expect(drawn.flow.queues[drawn.queue ?? '']?.name).toBe('lines 2');
  expect(drawn.flow.layout.queues[drawn.queue ?? '']?.y).toBeGreaterThan(64);
});

test('a queue between actors covers nothing, and its wires go back once at most', () => {
  for (const at of [
    { x: 0, y: 160 },
    { x: 0, y: 110 },
    { x: -400, y: 20 },
    { x: 240, y: 0 },
    { x: 420, y: 0 },
  ]) {
    const small = smallFlow();
    const added = addActor(small.flow, { name: 'Next', ports: [], work: { kind: 'code', code: '' }, at });
    const drawn = connect(
      addPort(added.flow, small.reader, 'more'),
      actor(small.reader, 'more'),
      actor(added.actor),
    );
    const id = drawn.queue ?? '';
    const box = queueBox(drawn.flow, id);
    const others = [
      ...Object.keys(drawn.flow.actors).map((other) => actorBox(drawn.flow, other)),
      ...Object.keys(drawn.flow.queues)
        .filter((other) => other !== id)
        .map((other) => queueBox(drawn.flow, other)),
    ];
    for (const other of others)
      expect(
        box.x < other.x + other.width &&
          other.x < box.x + box.width &&
          box.y < other.y + other.height &&
          other.y < box.y + box.height,
      ).toBe(false);
    const source = actorBox(drawn.flow, small.reader);
    const back = [box.x < source.x + source.width, at.x < box.x + box.width].filter(Boolean).length;
    expect(back).toBeLessThanOrEqual(1);
  }
});

test('what cannot be connected says why, and is refused', () => {
  const small = smallFlow();
  const { flow, queue: other } = addQueue(small.flow, { name: 'other', at: { x: 0, y: 0 } });
  const refused: [WireEnd, WireEnd, RegExp][] = [
    [queue(small.queue), queue(other), /cannot send to a queue/],
    [actor(small.counter), queue(other), /Counter has no output port/],
    [actor(small.reader, 'nope'), queue(other), /no output port/],
    [actor(small.reader), queue(small.queue), /Reader already sends from lines to lines/],
    [queue(small.queue), actor(small.counter), /Counter already reads lines/],
    [actor('gone'), queue(other), /is gone/],
  ];
  for (const [from, to, reason] of refused) {
    expect(canConnect(flow, from, to)).toMatch(reason);
    expect(() => connect(flow, from, to)).toThrow(reason);
  }
  expect(canConnect(flow, actor(small.reader, 'lines'), queue(other))).toBeNull();
});

test('records that a wire does not touch keep their identity', () => {
  const small = smallFlow();
  const { flow, queue: other } = addQueue(small.flow, { at: { x: 0, y: 0 } });
  const drawn = connect(flow, actor(small.reader), queue(other)).flow;
  expect(drawn.actors).toBe(flow.actors);
  expect(drawn.queues).toBe(flow.queues);
  expect(drawn.layout).toBe(flow.layout);
  expect(drawn.wires[small.send]).toBe(flow.wires[small.send]);
});

test('wires can ask, have priorities, and be taken out; what does not apply changes nothing', () => {
  const { flow, send, read, queue: between } = smallFlow();
  expect(setAsk(flow, send, true).wires[send]).toMatchObject({ ask: true });
  expect(setAsk(flow, read, true)).toBe(flow);
  expect(setPriority(flow, read, 3).wires[read]).toMatchObject({ priority: 3 });
  expect(setPriority(flow, send, 3)).toBe(flow);
  const cut = disconnect(flow, [send]);
  expect(Object.keys(cut.wires)).toEqual([read]);
  expect(cut.queues[between]).toBe(flow.queues[between]);
  expect(disconnect(flow, ['gone'])).toBe(flow);
  expect(() => setAsk(flow, 'toString', true)).toThrow(/nothing called toString/);
});

test('an edit that changes nothing is the same flow', () => {
  const { flow, reader } = smallFlow();
  expect(changeActor(flow, reader, { copies: 1 })).toBe(flow);
});
