/** Content of a message as a tree, also where the trace kept only its beginning. */
import { type Node, parseTree } from 'jsonc-parser';

export interface JsonNode {
  /** Name in what it stands in, or number in a list; empty for the whole. */
  name: string;
  /** The way to it, as a filter writes it: `order.lines.0.sku`. */
  path: string;
  kind: 'object' | 'list' | 'text' | 'number' | 'other';
  /** A plain value as JSON writes it; of an object or a list what it holds, in words. */
  words: string;
  children: JsonNode[];
}

/** Null for what is no JSON, and for a plain value: there is no tree to see. */
export function treeOf(text: string): JsonNode | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const root = parseTree(text, [], { disallowComments: true, allowTrailingComma: true });
  return root === undefined ? null : nodeOf(root, '', '', text);
}

function nodeOf(node: Node, name: string, path: string, text: string): JsonNode {
  const inside = (child: Node, key: string) => nodeOf(child, key, path === '' ? key : `${path}.${key}`, text);
  if (node.type === 'object') {
    const children = (node.children ?? []).flatMap(({ children: pair }) => {
      const [key, value] = pair ?? [];
      // A member whose value was cut off has a name alone.
      return key === undefined || value === undefined ? [] : inside(value, String(key.value));
    });
    return { name, path, kind: 'object', words: countWords(children.length, 'field'), children };
  }
  if (node.type === 'array') {
    const children = (node.children ?? []).map((child, index) => inside(child, String(index)));
    return { name, path, kind: 'list', words: countWords(children.length, 'entry', 'entries'), children };
  }
  const words = text.slice(node.offset, node.offset + node.length);
  const kind = node.type === 'string' ? 'text' : node.type === 'number' ? 'number' : 'other';
  return { name, path, kind, words, children: [] };
}

const countWords = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A plain value as the filter language takes it, for `path=value`; null for an object or a list. */
export function filterWords({ path, kind, words }: JsonNode): string | null {
  if (path === '' || kind === 'object' || kind === 'list') return null;
  const value = kind === 'text' ? plainText(words) : words;
  // Names that mean something else to the filter have a point in front.
  const isTaken = /^(queue|actor|from|to|thread|outcome|kind|took|waited|held|at|size|id)$/.test(path);
  if (!/^[\p{L}_$][\p{L}\p{N}_$.-]*$/u.test(path) || value === '') return null;
  return `${isTaken ? '.' : ''}${path}=${/[\s",]/.test(value) ? JSON.stringify(value) : value}`;
}

function plainText(words: string): string {
  try {
    return String(JSON.parse(words));
  } catch {
    return words.replace(/^"|"$/g, '');
  }
}
