import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';
import { parseSpans } from './parse-spans.ts';

test('blocks', () => {
  const text = `# A title\n\nOne line\nand another.\n\n- first\n  goes on\n- second\n\n| a | b |\n|---|---|\n| \`x|y\` | z |\n\n\`\`\`ts\nconst a = 1;\n\n# no heading\n\`\`\`\n> said`;
  expect(parseMarkdown(text)).toEqual([
    { kind: 'heading', level: 1, text: 'A title', id: 'a-title' },
    { kind: 'paragraph', text: 'One line and another.' },
    { kind: 'list', ordered: false, items: ['first goes on', 'second'] },
    { kind: 'table', head: ['a', 'b'], rows: [['`x|y`', 'z']] },
    { kind: 'code', language: 'ts', text: 'const a = 1;\n\n# no heading' },
    { kind: 'quote', text: 'said' },
  ]);
});

test('a fence that nobody closes ends with the page', () => {
  expect(parseMarkdown('```\nopen')).toEqual([{ kind: 'code', language: '', text: 'open' }]);
});

test('spans', () => {
  expect(parseSpans('a **bold `x`** and `**code**`, [a page](problems.md#flow)')).toEqual([
    { kind: 'text', text: 'a ' },
    { kind: 'strong', text: 'bold `x`' },
    { kind: 'text', text: ' and ' },
    { kind: 'code', text: '**code**' },
    { kind: 'text', text: ', ' },
    { kind: 'link', text: 'a page', to: 'problems.md#flow' },
  ]);
});
