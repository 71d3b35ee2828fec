/**
 * What the code editor knows of the flow: for each actor its own `cueboard`, in which `ctx.send` names this actor's
 * ports and messages have the types of the queues. It stands in a node_modules folder beside the actor's file, so that
 * the ordinary import finds it, and passes everything else on from the real package.
 */
import type { Flow, Id } from '@/flow/document.ts';

export interface TypeFile {
  /** From the root of the editor's own file system. */
  path: string;
  content: string;
}

export const actorPath = (actor: Id) => `/actors/${actor}/actor.ts`;

const REAL = '../../../../node_modules/cueboard/index.js';

export function actorTypes(flow: Flow, id: Id): TypeFile[] {
  const folder = `/actors/${id}/node_modules/cueboard`;
  const ports = flow.actors[id]?.ports ?? [];
  const sends = new Map<string, Id[]>(ports.map((port) => [port, []]));
  const reads: Id[] = [];
  for (const wire of Object.values(flow.wires)) {
    if (wire.actor !== id) continue;
    if (wire.kind === 'send') sends.get(wire.port)?.push(wire.queue);
    else reads.push(wire.queue);
  }
  const typed = [...new Set([...[...sends.values()].flat(), ...reads])].filter(
    (queue) => flow.queues[queue]?.type,
  );
  // One file a queue: a type that is not finished spoils its own file only.
  const names = new Map(typed.map((queue, index) => [queue, `Message${index + 1}`]));
  const files = typed.map((queue, index) => ({
    path: `${folder}/queue-${index + 1}.d.ts`,
    content: `export type Message =\n${flow.queues[queue]?.type ?? 'any'}\n;\n`,
  }));
  const imports = typed.map(
    (queue, index) => `import type { Message as ${names.get(queue)} } from './queue-${index + 1}.js';`,
  );
  const nameOf = (queue: Id) => names.get(queue) ?? 'Anything';
  const portLines = [...sends].map(([port, queues]) => {
    const types = [...new Set(queues.map(nameOf))].filter(
      (type) => type !== 'Anything' || queues.length === 1,
    );
    const to = queues.map((queue) => flow.queues[queue]?.name ?? '').join(', ');
    return `  /** ${comment(to === '' ? 'Leads nowhere yet.' : `To ${to}.`)} */\n  ${JSON.stringify(port)}: ${types.join(' & ') || 'Anything'};`;
  });
  const untyped = reads.length === 0 || reads.some((queue) => !names.has(queue));
  const received = untyped ? 'Anything' : [...new Set(reads.map(nameOf))].join(' | ');
  const templates = Object.values(flow.actors).flatMap(({ name, template }) => (template ? [name] : []));
  const content = declarations(imports, portLines, received, templates);
  return [...files, { path: `${folder}/index.d.ts`, content }];
}

/** A name inside a comment cannot end it. */
const comment = (text: string) => text.replaceAll('*/', '* /');

const declarations = (imports: string[], ports: string[], received: string, templates: string[]) => `\
export * from '${REAL}';
import type { Anything, AskOptions, Context as AnyContext, Spawned } from '${REAL}';
${imports.join('\n')}

/** The output ports of this actor, and what each carries. */
export interface Sends {
${ports.join('\n')}
}
/** What the queues that this actor reads carry. */
export type Received = ${received};
type AnySettings = Readonly<Record<string, Anything>>;
/** The templates of this flow, by name. */
export type Templates = ${templates.map((name) => JSON.stringify(name)).join(' | ') || 'never'};

export interface Context<State = undefined, S = AnySettings>
  extends Omit<AnyContext<State, S>, 'send' | 'ask' | 'forward' | 'spawn'> {
  /** Sends a copy of the message through an output port. Waits while the queue is full and says \`wait\`. */
  send<Port extends keyof Sends>(port: Port, message?: Sends[Port]): Promise<void>;
  /** Sends a message and waits for its answer, while this actor takes no other message. */
  ask<Answer = Anything, Port extends keyof Sends = keyof Sends>(
    port: Port,
    message?: Sends[Port],
    options?: AskOptions,
  ): Promise<Answer>;
  /** Sends a message on, in the name of who asked: the answer goes straight there. */
  forward<Port extends keyof Sends>(port: Port, message?: Sends[Port]): Promise<void>;
  /** Makes an actor of a template, and gives the handle by which it is sent to. */
  spawn<M = Anything>(template: Templates, options?: { settings?: AnySettings; name?: string }): Spawned<M>;
}

export interface ActorCode<State = undefined, Message = Received, S = AnySettings> {
  /** Makes the actor's private state: once at the start, and afresh after each restart. */
  state?: () => State;
  /** Runs first, before any message. A source works here: the run goes on until it returns. */
  start?: (ctx: Context<State, S>) => unknown;
  /** One message at a time, never twice at once. What it returns is the answer, if the message was asked. */
  receive?: (message: Message, ctx: Context<State, S>) => unknown;
  /** Runs once when nothing is left to do, or when the run is stopped. */
  stop?: (ctx: Context<State, S>) => unknown;
}

/** Describes an actor. A module exports one as its default. */
export declare function actor<State = undefined, Message = Received, S = AnySettings>(
  code: ActorCode<State, Message, S>,
): ActorCode<State, Message, S>;
`;
