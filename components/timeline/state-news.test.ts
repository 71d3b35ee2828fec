import { expect, test } from 'vitest';
import { withNews } from './state-news.ts';
import type { LaneLabel } from './trace-messages.ts';

const lane = (name: string, busy: number): LaneLabel => ({
  ...{ kind: 'thread', name, key: name, colour: 'green', topPx: 0, heightPx: 30, headPx: 0, busy },
  ...{ collapsed: false, pinned: false, inGroup: false, rate: '', rows: [], note: '' },
});

test('what was not told of stays the same thing', () => {
  const first = withNews(null, { messages: 3, lanes: [lane('a', 0.5), lane('b', 0.1)] });
  expect(first).toMatchObject({ messages: 3, following: false, phase: { name: 'connecting' } });
  const second = withNews(first, { messages: 4 });
  expect(second.messages).toBe(4);
  expect(second.lanes).toBe(first.lanes);
  const third = withNews(second, { lanes: [lane('a', 0.5), lane('b', 0.2), lane('c', 0)] });
  expect(third.lanes[0]).toBe(first.lanes[0]);
  expect(third.lanes.map(({ busy }) => busy)).toEqual([0.5, 0.2, 0]);
  expect(withNews(third, { lanes: [lane('b', 0.2)] }).lanes).toEqual([lane('b', 0.2)]);
});
