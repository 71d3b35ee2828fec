import { type Catalogue, type CataloguePart, settingProblem } from '../catalogue.ts';
import type { Actor, Flow, Id } from '../document.ts';
import type { Problem } from '../problem.ts';
import type { Wiring } from './wiring.ts';

export function checkActors(flow: Flow, wiring: Wiring, catalogue: Catalogue | undefined): Problem[] {
  const parts = catalogue && new Map(catalogue.map((part) => [part.kind, part]));
  return Object.entries(flow.actors).flatMap(([id, actor]) => {
    const part = actor.work.kind === 'part' ? parts?.get(actor.work.part) : undefined;
    return [
      ...checkWork(id, actor, parts, part),
      ...checkTemplate(id, actor, (wiring.readsOf.get(id)?.length ?? 0) > 0),
      ...checkInput(id, actor, part, (wiring.readsOf.get(id)?.length ?? 0) > 0),
      ...checkPorts(id, actor, wiring),
    ];
  });
}

function checkWork(
  id: Id,
  { name, work }: Actor,
  parts: Map<string, CataloguePart> | undefined,
  part: CataloguePart | undefined,
): Problem[] {
  if (work.kind === 'code') {
    if (work.code.trim() !== '') return [];
    const message = `${name} has no code yet. Write what it does with each message.`;
    return [
      { code: 'actor/no-code', severity: 'error', where: { kind: 'actor', id, field: 'work.code' }, message },
    ];
  }
  if (parts === undefined) return [];
  if (part === undefined) {
    const message = `${name} is made of the part ${work.part}, which this Cueboard does not have. Replace it, or update Cueboard.`;
    return [
      {
        code: 'actor/unknown-part',
        severity: 'error',
        where: { kind: 'actor', id, field: 'work.part' },
        message,
      },
    ];
  }
  const problems: Problem[] = [];
  for (const setting of part.settings) {
    const value = Object.hasOwn(work.settings, setting.key) ? work.settings[setting.key] : undefined;
    const reason = settingProblem(setting, value);
    if (reason === null) continue;
    const where = { kind: 'actor', id, field: `work.settings.${setting.key}` } as const;
    const message = `${setting.label} of ${name} ${reason}.`;
    problems.push({ code: 'actor/setting', severity: 'error', where, message });
  }
  const known = new Set(part.settings.map(({ key }) => key));
  for (const key of Object.keys(work.settings)) {
    if (known.has(key)) continue;
    const where = { kind: 'actor', id, field: `work.settings.${key}` } as const;
    const message = `${name} has a setting ${key}, which ${part.name} does not know. It is handed over all the same.`;
    problems.push({ code: 'actor/unknown-setting', severity: 'warning', where, message });
  }
  return problems;
}

/** Code that says `start` begins by itself; without reading it as a program this is as near as one comes. */
const BEGINS_BY_ITSELF = /\bstart\b/;

function checkInput(id: Id, actor: Actor, part: CataloguePart | undefined, hasInput: boolean): Problem[] {
  const { name, work, copies } = actor;
  const where = { kind: 'actor', id } as const;
  const problems: Problem[] = [];
  const source = work.kind === 'code' ? BEGINS_BY_ITSELF.test(work.code) : part?.reads === false;
  const empty = work.kind === 'code' && work.code.trim() === '';
  if (hasInput && part?.reads === false) {
    const message = `${name} is a source and never reads its input: what is sent to it stays in the queue.`;
    problems.push({ code: 'actor/reads-nothing', severity: 'warning', where, message });
  }
  if (hasInput || actor.template) return problems;
  if (!source && !empty && (work.kind === 'code' || part !== undefined)) {
    const message = `${name} has no input, so nothing will ever reach it. Draw a wire from a queue to it.`;
    problems.push({ code: 'actor/no-input', severity: 'warning', where, message });
  }
  if (copies > 1) {
    const message = `${name} has ${copies} copies but no input to share, so each copy does all the work again.`;
    const field = { ...where, field: 'copies' };
    problems.push({ code: 'actor/copies-without-input', severity: 'warning', where: field, message });
  }
  return problems;
}

function checkTemplate(id: Id, { name, template, group }: Actor, hasInput: boolean): Problem[] {
  if (!template) return [];
  const problems: Problem[] = [];
  if (hasInput) {
    const where = { kind: 'actor', id, field: 'template' } as const;
    const message = `${name} is a template and reads a queue. What is made of it gets its messages from those who have its handle. Remove the wire, or let ${name} start with the run.`;
    problems.push({ code: 'actor/template-reads', severity: 'error', where, message });
  }
  if (group !== undefined) {
    const where = { kind: 'actor', id, field: 'group' } as const;
    const message = `${name} is a template and in the restart group ${group}. What is made of it begins anew by itself: take it out of the group.`;
    problems.push({ code: 'actor/template-in-group', severity: 'error', where, message });
  }
  return problems;
}

function checkPorts(id: Id, { name, ports }: Actor, wiring: Wiring): Problem[] {
  const sends = wiring.sendsOf.get(id) ?? [];
  return ports.flatMap((port): Problem[] => {
    const wires = sends.filter(([, wire]) => wire.port === port);
    const where = { kind: 'actor', id, port } as const;
    if (wires.length === 0) {
      const message = `Port ${port} of ${name} leads nowhere: what is sent there becomes a dead letter.`;
      return [{ code: 'port/leads-nowhere', severity: 'warning', where, message }];
    }
    const queues = new Set(wires.map(([, wire]) => wire.queue));
    if (queues.size < 2 || !wires.some(([, wire]) => wire.ask)) return [];
    const message = `${name} asks through port ${port}, which leads to ${queues.size} queues: it is not clear whose answer counts. Let it lead to one, or send without asking.`;
    return [{ code: 'port/asks-several', severity: 'error', where, message }];
  });
}
