/** The part of Markdown that our own pages use: headings, paragraphs, lists, tables, quotes, code. */
export type Block =
  | { kind: 'heading'; level: number; text: string; id: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'code'; language: string; text: string };

export function parseMarkdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  const ids = new Set<string>();
  let at = 0;
  const take = (test: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && test(lines[at] ?? '')) at += 1;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6}) +(.*)$/.exec(line);
    const fence = /^```(\S*)/.exec(line);
    const item = itemOf(line);
    if (line.trim() === '') at += 1;
    else if (heading) {
      const text = heading[2] ?? '';
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text, id: freeId(text, ids) });
      at += 1;
    } else if (fence) {
      at += 1;
      const text = take((l) => !l.startsWith('```')).join('\n');
      at += 1;
      blocks.push({ kind: 'code', language: fence[1] ?? '', text });
    } else if (line.startsWith('>'))
      blocks.push({ kind: 'quote', text: joined(take((l) => l.startsWith('>')).map((l) => l.slice(1))) });
    else if (line.startsWith('|')) {
      const [head = [], , ...rows] = take((l) => l.startsWith('|')).map(cells);
      blocks.push({ kind: 'table', head, rows });
    } else if (item) {
      const items: string[] = [];
      for (const each of take((l) => itemOf(l) !== null || /^\s+\S/.test(l))) {
        const next = itemOf(each);
        if (next) items.push(next.text);
        else items.push(`${items.pop() ?? ''} ${each.trim()}`);
      }
      blocks.push({ kind: 'list', ordered: item.ordered, items });
    } else blocks.push({ kind: 'paragraph', text: joined(take((l) => !endsParagraph(l))) });
  }
  return blocks;
}

const joined = (lines: string[]) =>
  lines
    .map((line) => line.trim())
    .join(' ')
    .trim();

function itemOf(line: string): { ordered: boolean; text: string } | null {
  const found = /^\s*([-*]|\d+\.) +(.*)$/.exec(line);
  return found ? { ordered: /\d/.test(found[1] ?? ''), text: found[2] ?? '' } : null;
}

const endsParagraph = (line: string) =>
  line.trim() === '' || /^(#{1,6} |```|>|\|)/.test(line) || itemOf(line) !== null;

/** A bar inside code, or behind a backslash, parts nothing. */
function cells(line: string): string[] {
  const parts = line.trim().match(/(?:`[^`]*`|\\\||[^|])+/g) ?? [];
  return parts.map((part) => part.trim().replaceAll('\\|', '|'));
}

function freeId(text: string, taken: Set<string>): string {
  const base = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  let id = base;
  for (let number = 1; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}
