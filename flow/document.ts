/**
 * The flow document: what a user draws, as plain JSON (format and reasons: docs/flow-document.md).
 * Records are keyed by id and kept flat, so that an edit is a small diff and its inverse is the undo.
 * Positions live in `layout` alone: meaning and looks never change in the same lines.
 */
import { z } from 'zod';

// Compiled validators need eval, which the pages' Content-Security-Policy forbids and would report.
z.config({ jitless: true });

export const FORMAT = 'cueboard.flow';
export const VERSION = 2;

export const THREAD_COLOURS = [
  'blue',
  'green',
  'amber',
  'violet',
  'red',
  'teal',
  'pink',
  'lime',
  'orange',
  'cyan',
  'indigo',
  'brown',
] as const;

/** An id is stable for the life of a record, and unique in the whole document. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id is 1 to 64 letters, digits, - or _');
/** A name is for people: 1 to 80 characters on one line, unique among records of its kind. */
export const Name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'a name is one line of text');
/** A port is a word that code can say: `ctx.send('done', …)`. */
export const PortName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'a port is a letter, then letters, digits, - or _');
/** A field of a message, as a dotted path: `job.host`. */
export const FieldPath = z
  .string()
  .regex(/^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/, 'a field is a name, or a path with dots');

export const Thread = z.strictObject({ name: Name, colour: z.enum(THREAD_COLOURS) });

/** What an actor does: a ready-made part with its settings, or the user's own TypeScript module. */
export const Work = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('part'),
    part: z.string().min(1).max(64),
    settings: z.record(z.string(), z.json()),
  }),
  z.strictObject({ kind: z.literal('code'), code: z.string().max(1_000_000) }),
]);

/** What happens when an actor's code throws. `restart`: fresh state, at most `times` in `seconds`, then the actor is stopped. */
export const OnFailure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('restart'),
    times: z.int().min(1).max(1000),
    seconds: z.number().positive().max(86_400),
  }),
  z.strictObject({ kind: z.literal('skip') }),
  z.strictObject({ kind: z.literal('stop-actor') }),
  z.strictObject({ kind: z.literal('stop-run') }),
]);

export const Actor = z.strictObject({
  name: Name,
  thread: Id,
  work: Work,
  /** Output ports, in the order they are drawn. */
  ports: z.array(PortName).max(32),
  /** How it takes from several queues; `by-priority` looks at its read wires' `priority`, lowest number first. */
  takes: z.enum(['in-turn', 'by-priority']),
  /** Equal actors on as many threads that compete for the same input; of a template, the threads it is made on in turn. */
  copies: z.int().min(1).max(64),
  onFailure: OnFailure,
  /** Not started with the run: other actors make actors from it while the run goes on (`ctx.spawn`). */
  template: z.literal(true).optional(),
  /** Name of its restart group: when one of them begins anew because of a failure, all do. */
  group: Name.optional(),
});

export const Order = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fifo') }),
  z.strictObject({ kind: z.literal('lifo') }),
  /** Lowest value of the field first; equal values keep their order of arrival. */
  z.strictObject({ kind: z.literal('priority'), field: FieldPath }),
]);

export const Queue = z.strictObject({
  name: Name,
  /** Messages that may wait at once, 1 or more. */
  capacity: z.int().min(1).max(16_777_216),
  whenFull: z.enum(['wait', 'drop-newest', 'drop-oldest', 'fail']),
  order: Order,
  /** A message whose field equals that of one already waiting is merged into it. */
  uniqueBy: FieldPath.optional(),
  /** Milliseconds after which a waiting message expires. */
  timeToLiveMs: z.number().positive().max(86_400_000).optional(),
  /** Keep what was dropped, expired or failed, so that it can be looked at. */
  deadLetters: z.boolean(),
  /** TypeScript type of its messages, for completion and for the reader. */
  type: z.string().max(10_000).optional(),
});

export const Wire = z.discriminatedUnion('kind', [
  /** From an actor's output port to a queue. `ask`: answers come back. */
  z.strictObject({ kind: z.literal('send'), actor: Id, port: PortName, queue: Id, ask: z.boolean() }),
  /** From a queue to an actor that reads it. */
  z.strictObject({ kind: z.literal('read'), queue: Id, actor: Id, priority: z.int().min(0).max(99) }),
]);

const Coordinate = z.number().min(-1_000_000).max(1_000_000);
export const Point = z.strictObject({ x: Coordinate, y: Coordinate });
export const Box = z.strictObject({
  x: Coordinate,
  y: Coordinate,
  width: z.number().min(0).max(100_000),
  height: z.number().min(0).max(100_000),
});

export const Layout = z.strictObject({
  actors: z.record(Id, Point),
  queues: z.record(Id, Point),
  /** A frame that the user made larger than its actors need; absent frames fit their actors. */
  threads: z.record(Id, Box),
});

export const Flow = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  name: Name,
  description: z.string().max(10_000),
  threads: z.record(Id, Thread),
  actors: z.record(Id, Actor),
  queues: z.record(Id, Queue),
  wires: z.record(Id, Wire),
  layout: Layout,
});

export type Id = z.infer<typeof Id>;
export type ThreadColour = (typeof THREAD_COLOURS)[number];
export type Thread = z.infer<typeof Thread>;
export type Work = z.infer<typeof Work>;
export type OnFailure = z.infer<typeof OnFailure>;
export type Actor = z.infer<typeof Actor>;
export type Order = z.infer<typeof Order>;
export type Queue = z.infer<typeof Queue>;
export type Wire = z.infer<typeof Wire>;
export type SendWire = Extract<Wire, { kind: 'send' }>;
export type ReadWire = Extract<Wire, { kind: 'read' }>;
export type Point = z.infer<typeof Point>;
export type Box = z.infer<typeof Box>;
export type Layout = z.infer<typeof Layout>;
export type Flow = z.infer<typeof Flow>;
/** The kinds of record a user can select, edit and delete. */
export type RecordKind = 'thread' | 'actor' | 'queue' | 'wire';

export function emptyFlow(name: string): Flow {
  return {
    format: FORMAT,
    version: VERSION,
    name,
    description: '',
    threads: {},
    actors: {},
    queues: {},
    wires: {},
    layout: { actors: {}, queues: {}, threads: {} },
  };
}
