import type { Actor, Flow, Id, Queue } from '../../flow/document.ts';
import { readingOrder } from '../../flow/reading-order.ts';
import { partOf } from '../../parts/catalogue.ts';
import type { ActorPlan, Plan } from '../../runtime/protocol/plan.ts';
import { asMarkdown, describedInMarkdown } from './markdown.ts';

/** README.md of the emitted project: what the flow does, how to start it, what stands in it. */
export function readmeFile(flow: Flow, plan: Plan, codePaths: Map<Id, string>): string {
  const description = describedInMarkdown(flow.description);
  const order = readingOrder(flow);
  const actors = order.actors.map((id) => {
    const actor = flow.actors[id] as Actor;
    return actorRow(actor, plan.actors[actor.name] as ActorPlan, codePaths.get(id) as string);
  });
  const queues = order.queues.map((id) => queueRow(flow.queues[id] as Queue));
  const notes = [...templateNotes(flow, order.actors), ...groupNotes(flow, order.actors)];
  return `# ${asMarkdown(flow.name)}
${description === '' ? '' : `\n${description}\n`}
## Run it

With Node 24 or newer, in this folder; nothing is downloaded:

\`\`\`sh
npm install --offline
npm start
npm test
\`\`\`

\`npm start -- --for 10s\` stops by itself after ten seconds, \`--json\` prints JSON lines, and
\`--trace run.cueboard\` writes a trace for \`cueboard trace\`. Ctrl-C stops it. The exit code is 0 when the
flow completed or was stopped, 1 when it failed. A relative path in the settings starts in the folder
that the program is started from.

## Actors

| actor | threads | code | reads | sends |
| --- | --- | --- | --- | --- |
${actors.join('\n')}
${notes.length === 0 ? '' : `\n${notes.join('\n')}\n`}${
  queues.length === 0
    ? ''
    : `
## Queues

| queue | holds | when full | order | more |
| --- | --- | --- | --- | --- |
${queues.join('\n')}
`
}
## What is where

- \`main.ts\`: the wiring: threads, queues and actors, with their settings
- \`actors/\`: the code of this flow's own actors; \`parts/\`: that of the ready-made ones
- \`flow.json\`: the drawing; Cueboard opens it
- \`vendor/\`: the runtime, which needs nothing else
- \`test/flow.test.ts\`: runs the flow
`;
}

function actorRow(actor: Actor, plan: ActorPlan, code: string): string {
  const threads = Array.isArray(plan.thread) ? plan.thread : [plan.thread];
  const part = actor.work.kind === 'part' ? partOf(actor.work.part) : undefined;
  const file = code.replace('./', '');
  const sends = Object.entries(plan.sends ?? {}).flatMap(([port, queues]) => {
    const names = Array.isArray(queues) ? queues : [queues];
    return names.length === 0 ? [] : [`${port} → ${names.join(', ')}`];
  });
  return row([
    actor.name,
    threads.join(', '),
    { raw: `\`${file}\`${part ? ` (${asMarkdown(part.name)})` : ''}` },
    (plan.reads ?? []).join(', '),
    sends.join('; '),
  ]);
}

function templateNotes(flow: Flow, order: readonly Id[]): string[] {
  const names = order.flatMap((id) => (flow.actors[id]?.template ? [asMarkdown(flow.actors[id].name)] : []));
  if (names.length === 0) return [];
  const [are, they] = names.length === 1 ? ['is a template', 'It is'] : ['are templates', 'They are'];
  return [
    `${listed(names)} ${are}. ${they} not started with the program: other actors make actors from it (\`ctx.spawn\`).`,
  ];
}

function groupNotes(flow: Flow, order: readonly Id[]): string[] {
  const groups = new Map<string, string[]>();
  for (const id of order) {
    const actor = flow.actors[id];
    if (actor?.group === undefined) continue;
    groups.set(actor.group, [...(groups.get(actor.group) ?? []), asMarkdown(actor.name)]);
  }
  return [...groups].map(
    ([group, names]) =>
      `\n${listed(names)} (${asMarkdown(group)}) begin anew together when one of them fails.`,
  );
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const WHEN_FULL: Record<Queue['whenFull'], string> = {
  wait: 'the sender waits',
  'drop-newest': 'drops the newest',
  'drop-oldest': 'drops the oldest',
  fail: 'the sender fails',
};

function queueRow(queue: Queue): string {
  const { order } = queue;
  const more = [
    queue.uniqueBy === undefined ? '' : `unique by ${queue.uniqueBy}`,
    queue.timeToLiveMs === undefined ? '' : `expires after ${queue.timeToLiveMs} ms`,
    queue.deadLetters ? '' : 'no dead letters',
  ];
  return row([
    queue.name,
    queue.capacity.toLocaleString('en'),
    WHEN_FULL[queue.whenFull],
    order.kind === 'priority' ? `lowest ${order.field} first` : order.kind,
    more.filter((entry) => entry !== '').join(', '),
  ]);
}

function row(cells: (string | { raw: string })[]): string {
  return `| ${cells.map((cell) => (typeof cell === 'string' ? asMarkdown(cell) : cell.raw)).join(' | ')} |`;
}
