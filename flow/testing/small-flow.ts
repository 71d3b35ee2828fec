/** Reader -> lines -> Counter, drawn with ids that can be said: for tests. */
import { emptyFlow, type Flow } from '../document.ts';
import { addActor } from '../edits/add-actor.ts';
import { connect } from '../edits/connect.ts';
import { countingIds } from './random-edit.ts';

export interface SmallFlow {
  flow: Flow;
  reader: string;
  counter: string;
  queue: string;
  /** Reader to queue. */
  send: string;
  /** Queue to Counter. */
  read: string;
}

export const CODE = 'export default actor({\n  async receive(message, ctx) {},\n});\n';
export const SOURCE = 'export default actor({\n  async start(ctx) {},\n});\n';

export function smallFlow(): SmallFlow {
  const makeId = countingIds();
  const work = { kind: 'code', code: SOURCE } as const;
  const first = addActor(
    emptyFlow('Small'),
    { name: 'Reader', work, ports: ['lines'], at: { x: 0, y: 0 } },
    makeId,
  );
  const second = addActor(
    first.flow,
    { name: 'Counter', work: { kind: 'code', code: CODE }, at: { x: 480, y: 100 } },
    makeId,
  );
  const from = { kind: 'actor', id: first.actor } as const;
  const to = { kind: 'actor', id: second.actor } as const;
  const { flow, wires, queue } = connect(second.flow, from, to, makeId);
  const [send = '', read = ''] = wires;
  return { flow, reader: first.actor, counter: second.actor, queue: queue ?? '', send, read };
}
