import { expect, test } from 'vitest';
import { layOutLanes } from '@/trace/lanes/lanes.ts';
import { areaOfDrag } from './area-drag.ts';

const scale = { startNs: 0, endNs: 1000, widthPx: 100 };
const names = { threads: [{ name: 'ui' }, { name: 'disk' }], queues: [{ name: 'jobs' }] };
const layout = layOutLanes(
  names.threads.map(({ name }) => ({ name, rows: 1, named: 0 })),
  names.queues,
);

test('a drag selects its time and the lanes it touches, in whichever direction', () => {
  const second = layout.ofThread[1]?.topPx ?? 0;
  const drag = {
    edge: 'new' as const,
    startXPx: 50,
    startYPx: second + 2,
    xPx: 20,
    yPx: second + 500,
    before: null,
  };
  const area = { fromNs: 200, toNs: 500, threads: ['disk'], queues: ['jobs'] };
  expect(areaOfDrag(drag, scale, layout, names)).toEqual(area);
  const back = { ...drag, startYPx: drag.yPx, yPx: drag.startYPx, startXPx: 20, xPx: 50 };
  expect(areaOfDrag(back, scale, layout, names)).toEqual(area);
  expect(areaOfDrag({ ...drag, xPx: 50, before: area }, scale, layout, names)).toBeNull();
  expect(areaOfDrag({ ...drag, xPx: -30 }, scale, layout, names)?.fromNs).toBe(0);
});

test('an edge can be dragged over the other', () => {
  const area = { fromNs: 200, toNs: 500, threads: ['disk'], queues: [] };
  const drag = { edge: 'from' as const, startXPx: 20, startYPx: 0, xPx: 90, yPx: 0, before: area };
  expect(areaOfDrag(drag, scale, layout, names)).toEqual({ ...area, fromNs: 500, toNs: 900 });
  expect(areaOfDrag({ ...drag, xPx: 50 }, scale, layout, names)).toBe(area);
  expect(areaOfDrag({ ...drag, before: null }, scale, layout, names)).toBeNull();
});
