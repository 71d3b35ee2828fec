import { expect, test } from 'vitest';
import { nextCard } from './next-card.ts';

const card = (column: number, top: number) => ({ left: column * 110, top, width: 100, height: 80 });
// Three columns: a row of three, a row of one, then another group with a row of two.
const boxes = [card(0, 0), card(1, 0), card(2, 0), card(0, 90), card(0, 220), card(1, 220)];

test.each([
  [0, 'ArrowRight', 1],
  [2, 'ArrowRight', 3],
  [5, 'ArrowRight', null],
  [0, 'ArrowLeft', null],
  [0, 'ArrowDown', 3],
  [2, 'ArrowDown', 3],
  [3, 'ArrowDown', 4],
  [5, 'ArrowDown', null],
  [5, 'ArrowUp', 3],
  [3, 'ArrowUp', 0],
  [1, 'ArrowUp', null],
  [4, 'Home', 0],
  [0, 'End', 5],
  [0, 'Home', null],
  [0, 'a', null],
])('from card %d, %s leads to %s', (from, key, to) => expect(nextCard(boxes, from, key)).toBe(to));

test('an empty grid leads nowhere', () => expect(nextCard([], 0, 'ArrowDown')).toBeNull());
