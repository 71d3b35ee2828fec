/** What is wrong or doubtful in a flow that is sound as a document. Codes: docs/problems.md. */
import type { Catalogue } from './catalogue.ts';
import { checkActors } from './checks/check-actors.ts';
import { checkCycles } from './checks/check-cycles.ts';
import { checkGroups } from './checks/check-groups.ts';
import { checkNames } from './checks/check-names.ts';
import { checkQueues } from './checks/check-queues.ts';
import { checkWires } from './checks/check-wires.ts';
import { wiringOf } from './checks/wiring.ts';
import type { Flow } from './document.ts';
import type { Problem } from './problem.ts';

/** Errors first. Without a catalogue nothing is said of parts and their settings. */
export function checkFlow(flow: Flow, catalogue?: Catalogue): Problem[] {
  const wiring = wiringOf(flow);
  const problems = [
    ...checkEmpty(flow),
    ...checkNames(flow),
    ...checkActors(flow, wiring, catalogue),
    ...checkGroups(flow),
    ...checkQueues(flow, wiring),
    ...checkWires(flow),
    ...checkCycles(flow, wiring),
    ...checkThreads(flow),
  ];
  return [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity === 'warning'),
  ];
}

function checkEmpty(flow: Flow): Problem[] {
  if (Object.keys(flow.actors).length > 0) return [];
  const message = 'There is no actor yet, so there is nothing to run. Drag a part onto the canvas.';
  return [{ code: 'flow/empty', severity: 'error', where: { kind: 'flow' }, message }];
}

function checkThreads(flow: Flow): Problem[] {
  const used = new Set(Object.values(flow.actors).map(({ thread }) => thread));
  return Object.entries(flow.threads)
    .filter(([id]) => !used.has(id))
    .map(([id, { name }]): Problem => {
      const message = `No actor is on thread ${name}. Place one on it, or remove it.`;
      return { code: 'thread/empty', severity: 'warning', where: { kind: 'thread', id }, message };
    });
}
