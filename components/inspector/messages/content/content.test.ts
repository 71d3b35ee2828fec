import { expect, test } from 'vitest';
import { differences } from './content-diff.ts';
import { filterWords, type JsonNode, treeOf } from './json-tree.ts';

const tree = (value: unknown) => treeOf(JSON.stringify(value)) as JsonNode;
const all = (node: JsonNode): JsonNode[] => [node, ...node.children.flatMap(all)];

test('a tree has every field, with its way', () => {
  const root = tree({ order: { id: 17, lines: [{ sku: 'a b' }] }, at: null });
  expect(all(root).map(({ path, words }) => `${path} ${words}`)).toEqual([
    ' 2 fields',
    'order 2 fields',
    'order.id 17',
    'order.lines 1 entry',
    'order.lines.0 1 field',
    'order.lines.0.sku "a b"',
    'at null',
  ]);
  expect(all(root).map(filterWords)).toEqual([
    ...[null, null, 'order.id=17', null, null],
    ...['order.lines.0.sku="a b"', '.at=null'],
  ]);
  expect(treeOf('17')).toBeNull();
  expect(treeOf('Map(1) {"a" => 1n}')).toBeNull();
});

test('content that was cut short shows what is there', () => {
  const whole = JSON.stringify({ order: { id: 17, customer: 'anna' }, lines: [1, 2] });
  for (let length = 1; length <= whole.length; length++) {
    const paths = all(treeOf(whole.slice(0, length)) as JsonNode).map(({ path }) => path);
    expect(paths[0]).toBe('');
    if (length > 15) expect(paths).toContain('order.id');
  }
});

test('what differs is told by its way', () => {
  const before = tree({ id: 1, name: 'anna', lines: [1, 2], gone: { a: 1 } });
  const after = tree({ id: 2, name: 'anna', lines: [1, 3, 4], new: [] });
  expect(differences(before, after)).toEqual([
    { path: 'id', before: '1', after: '2' },
    { path: 'lines.1', before: '2', after: '3' },
    { path: 'lines.2', before: null, after: '4' },
    { path: 'new', before: null, after: '[]' },
    { path: 'gone', before: '{"a":1}', after: null },
  ]);
  expect(differences(before, before)).toEqual([]);
  expect(differences(tree([1]), tree({ 0: 1 }))).toEqual([{ path: '', before: '[1]', after: '{"0":1}' }]);
});
