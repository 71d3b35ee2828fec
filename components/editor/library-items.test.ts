import { beforeEach, describe, expect, it } from 'vitest';
import { emptyFlow } from '@/flow/document.ts';
import { differenceWords } from './difference-words.ts';
import { useDocument } from './document.ts';
import { addItem } from './library-items.ts';
import { findListed, listedGroups } from './listed-parts.ts';
import { useSession } from './session.ts';

const record = { id: 'f', revision: 1, trusted: true, sample: false, createdAt: '', updatedAt: '' };
const centre = { x: 200, y: 200 };

beforeEach(() => useDocument.getState().open({ ...record, document: emptyFlow('Test') }));

describe('adding from the library', () => {
  it('adds a part with its settings, centred, selected and undone as one step', async () => {
    await addItem({ kind: 'part', part: 'timer' }, { centre });
    const { document, undo } = useDocument.getState();
    const [[id, actor] = []] = Object.entries(document.actors);
    expect(actor).toMatchObject({ name: 'Timer', ports: ['out'], work: { kind: 'part', part: 'timer' } });
    expect(actor?.work.kind === 'part' && actor.work.settings.everyMs).toBe(1000);
    expect(document.layout.actors[id ?? '']).toEqual({ x: 120, y: 168 });
    expect(useSession.getState().selection.actors).toEqual([id]);
    undo();
    expect(useDocument.getState().document).toEqual(emptyFlow('Test'));
    expect(useSession.getState().selection.actors).toEqual([]);
  });

  it('puts a second one aside instead of on top', async () => {
    await addItem({ kind: 'queue', queue: 'queue' }, { centre, aside: true });
    await addItem({ kind: 'queue', queue: 'unique-queue' }, { centre, aside: true });
    const { layout, queues } = useDocument.getState().document;
    expect(new Set(Object.values(layout.queues).map(({ x, y }) => `${x} ${y}`)).size).toBe(2);
    expect(Object.values(queues).map(({ name, uniqueBy }) => [name, uniqueBy])).toEqual([
      ['queue', undefined],
      ['queue 2', 'id'],
    ]);
  });

  it('leads a loose wire to the new thing, from either end', async () => {
    await addItem({ kind: 'part', part: 'timer' }, { centre });
    const [timer = ''] = Object.keys(useDocument.getState().document.actors);
    const wire = { end: { kind: 'actor' as const, id: timer, port: 'out' }, backwards: false };
    await addItem({ kind: 'part', part: 'console' }, { centre: { x: 600, y: 200 }, wire });
    const { wires, queues } = useDocument.getState().document;
    expect(
      Object.values(wires)
        .map((w) => w.kind)
        .sort(),
    ).toEqual(['read', 'send']);
    const [queue = ''] = Object.keys(queues);
    await addItem(
      { kind: 'part', part: 'numbers' },
      { centre, wire: { end: { kind: 'queue', id: queue }, backwards: true } },
    );
    const sends = Object.values(useDocument.getState().document.wires).filter((w) => w.kind === 'send');
    expect(sends).toHaveLength(2);
  });

  it('changes nothing while a past run is read', async () => {
    useDocument.getState().open({ ...record, document: emptyFlow('Past') }, { readOnly: true });
    await addItem({ kind: 'queue', queue: 'queue' }, { centre });
    expect(useDocument.getState().document).toEqual(emptyFlow('Past'));
  });
});

describe('the list of parts', () => {
  it('has every group, and is searched by all words', () => {
    expect(listedGroups[0]?.name).toBe('Queues');
    const found = findListed(listedGroups, 'priority QUEUE').flatMap(({ items }) => items);
    expect(found.map(({ title }) => title)).toEqual(['Priority queue']);
    expect(findListed(listedGroups, 'no such thing')).toEqual([]);
  });
});

describe('differenceWords', () => {
  it('says how two versions differ', async () => {
    const before = useDocument.getState().document;
    expect(differenceWords(before, before)).toBe('Both versions are the same.');
    await addItem({ kind: 'queue', queue: 'queue' }, { centre });
    const after = useDocument.getState().document;
    expect(differenceWords(before, { ...after, name: 'X' })).toBe('Mine has 1 more queue and another name.');
    expect(differenceWords(after, before)).toBe('Mine has 1 fewer queue.');
  });
});
