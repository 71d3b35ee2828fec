import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { type Arrangement, asTheyCome, putInGroup, togglePinned } from './lane-arrangement.ts';
import { groupKey, inOrder, moveLane, parseArrangement, placeLane, renameGroup } from './lane-order.ts';
import { layOutLanes } from './lanes.ts';

const threads = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, rows: 1, named: 0 }));
const queues = [{ name: 'p' }, { name: 'q' }];

/** As they stand on screen: groups in brackets, pinned ones with a star. */
function seen(all: Arrangement): string[] {
  return layOutLanes(threads, queues, all).boxes.map(({ kind, index, pinned, inGroup }) => {
    if (kind === 'group') return `[${all.groups[index]?.name}]`;
    const { name } = (kind === 'thread' ? threads : queues)[index] ?? { name: '' };
    return `${pinned ? '*' : ''}${inGroup ? '-' : ''}${name}`;
  });
}

const loose = (all: Arrangement) =>
  layOutLanes(threads, queues, all)
    .boxes.filter(({ kind, pinned, inGroup }) => kind !== 'group' && !pinned && !inGroup)
    .map(({ kind, index }) => `${kind} ${(kind === 'thread' ? threads : queues)[index]?.name}`);

const move = (all: Arrangement, key: string, by: -1 | 1) => moveLane(all, loose(all), key, by);
const place = (all: Arrangement, key: string, target: string, isAfter: boolean) =>
  placeLane(all, loose(all), key, target, isAfter);

test('a lane goes up and down among those it stands among, and no further', () => {
  let all = move(asTheyCome, 'thread c', -1);
  expect(seen(all).join(' ')).toBe('a c b d e p q');
  all = move(all, 'queue p', -1);
  expect(seen(all).join(' ')).toBe('a c b d p e q');
  expect(seen(move(all, 'thread a', -1))).toEqual(seen(all));
  expect(seen(move(all, 'queue q', 1))).toEqual(seen(all));
  all = togglePinned(togglePinned(all, 'thread e'), 'thread a');
  all = move(all, 'thread a', -1);
  expect(seen(all).join(' ')).toBe('*a *e c b d p q');
  all = putInGroup(putInGroup(putInGroup(all, 'thread b', 'one'), 'thread c', 'one'), 'queue q', 'two');
  all = move(move(all, 'thread c', -1), groupKey('two'), -1);
  expect(seen(all).join(' ')).toBe('*a *e [two] -q [one] -c -b d p');
  expect(move(all, 'thread nobody', 1)).toBe(all);
});

test('a lane that is dropped takes the place it is dropped in: pinned, in a group, or loose', () => {
  let all = putInGroup(togglePinned(asTheyCome, 'thread a'), 'thread b', 'one');
  all = place(all, 'thread d', 'thread a', true);
  expect(seen(all).join(' ')).toBe('*a *d [one] -b c e p q');
  all = place(all, 'queue q', groupKey('one'), true);
  expect(seen(all).join(' ')).toBe('*a *d [one] -q -b c e p');
  all = place(all, 'thread d', 'thread e', false);
  expect(seen(all).join(' ')).toBe('*a [one] -q -b c d e p');
  all = place(place(all, 'thread b', 'queue p', true), 'queue q', 'thread c', false);
  // The group is empty, so it is gone.
  expect(seen(all).join(' ')).toBe('*a q c d e p b');
  expect(place(all, 'thread a', 'thread a', true)).toBe(all);
});

test('whatever is moved and dropped, each lane is there once', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = seeded(seed);
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
    const keys = [
      ...threads.map(({ name }) => `thread ${name}`),
      ...queues.map(({ name }) => `queue ${name}`),
    ];
    let all: Arrangement = asTheyCome;
    for (let step = 0; step < 40; step++) {
      const heads = all.groups.map(({ name }) => groupKey(name));
      const what = Math.floor(random() * 5);
      if (what === 0) all = togglePinned(all, pick(keys));
      else if (what === 1) all = putInGroup(all, pick(keys), pick(['one', 'two', null]));
      else if (what === 2) all = move(all, pick([...keys, ...heads]), pick([-1, 1]));
      else if (what === 3)
        all = place(all, pick([...keys, ...heads]), pick([...keys, ...heads]), random() < 0.5);
      else if (all.groups.length > 0) all = renameGroup(all, pick(all.groups).name, pick(['one', 'three']));
      const names = seen(all)
        .filter((name) => !name.startsWith('['))
        .map((name) => name.replace(/^[*-]+/, ''));
      expect(names.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'p', 'q']);
      expect(parseArrangement(JSON.parse(JSON.stringify(all)))).toEqual(all);
    }
  }
});

test('a lane that the order does not know comes after the one it follows by itself', () => {
  expect(inOrder(['a', 'b', 'c', 'd'], ['d', 'a'])).toEqual(['d', 'a', 'b', 'c']);
  expect(inOrder(['x', 'a', 'b'], ['gone', 'b', 'a'])).toEqual(['x', 'b', 'a']);
  expect(inOrder(['a', 'b'], [])).toEqual(['a', 'b']);
});

test('a group is renamed; two of one name are one; what was kept and makes no sense is forgotten', () => {
  let all = putInGroup(putInGroup(asTheyCome, 'thread a', 'one'), 'thread b', 'two');
  all = renameGroup(all, 'one', 'first');
  expect(seen(all).join(' ')).toBe('[first] -a [two] -b c d e p q');
  expect(seen(renameGroup(all, 'two', 'first')).join(' ')).toBe('[first] -a -b c d e p q');
  expect(renameGroup(all, 'nobody', 'x')).toBe(all);
  for (const wrong of [null, 7, {}, { ...all, pinned: 'a' }, { ...all, groups: [{ name: 1 }] }])
    expect(parseArrangement(wrong)).toBeNull();
});
