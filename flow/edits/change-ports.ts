import { type Flow, type Id, PortName, type Wire } from '../document.ts';
import { changeRecord, recordOf } from '../records.ts';
import { disconnect } from './change-wire.ts';

const MAX_PORTS = 32;

/** Why an actor cannot have a port of this name, in a sentence for people; null when it can. */
export function portProblem(flow: Flow, id: Id, port: string, except?: string): string | null {
  const actor = recordOf(flow, 'actors', id);
  if (!PortName.safeParse(port).success)
    return 'A port is a word for code: a letter, then letters, digits, - or _, at most 40.';
  if (port !== except && actor.ports.includes(port)) return `${actor.name} already has a port ${port}.`;
  if (except === undefined && actor.ports.length >= MAX_PORTS)
    return `An actor has at most ${MAX_PORTS} ports.`;
  return null;
}

/** Adds an output port. Without a name it is `out`, `out2`, and so on. @throws {RangeError} where `portProblem` gives a reason */
export function addPort(flow: Flow, id: Id, wanted?: string): Flow {
  const { ports } = recordOf(flow, 'actors', id);
  let port = wanted ?? 'out';
  for (let number = 2; wanted === undefined && ports.includes(port); number++) port = `out${number}`;
  refuse(portProblem(flow, id, port));
  return changeRecord(flow, 'actors', id, { ports: [...ports, port] });
}

/** Renames a port; its wires follow. @throws {RangeError} where `portProblem` gives a reason */
export function renamePort(flow: Flow, id: Id, from: string, to: string): Flow {
  const { ports } = recordOf(flow, 'actors', id);
  if (from === to || !ports.includes(from)) return flow;
  refuse(portProblem(flow, id, to, from));
  const wires = Object.fromEntries(
    Object.entries(flow.wires).map(([wireId, wire]) => [
      wireId,
      leaves(wire, id, from) ? { ...wire, port: to } : wire,
    ]),
  );
  const renamed = ports.map((port) => (port === from ? to : port));
  return changeRecord({ ...flow, wires }, 'actors', id, { ports: renamed });
}

/** Takes a port out, and its wires. */
export function removePort(flow: Flow, id: Id, port: string): Flow {
  const { ports } = recordOf(flow, 'actors', id);
  if (!ports.includes(port)) return flow;
  const gone = Object.entries(flow.wires).filter(([, wire]) => leaves(wire, id, port));
  const next = disconnect(
    flow,
    gone.map(([wireId]) => wireId),
  );
  return changeRecord(next, 'actors', id, { ports: ports.filter((other) => other !== port) });
}

function leaves(wire: Wire, actor: Id, port: string): boolean {
  return wire.kind === 'send' && wire.actor === actor && wire.port === port;
}

function refuse(reason: string | null): void {
  if (reason !== null) throw new RangeError(reason);
}
