/** JSON text with its places: every mistake of syntax is found, and every value knows its line. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

export interface TextPlace {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
}

export interface Mistake extends TextPlace {
  code: 'document/syntax' | 'document/duplicate-key' | 'document/forbidden-key' | 'document/too-deep';
  message: string;
}

export interface JsonText {
  /** Undefined where there are mistakes. */
  value: unknown;
  mistakes: Mistake[];
  /** Place of the value at a path; of the nearest one above it where there is none. */
  placeOf: (path: readonly PropertyKey[]) => TextPlace;
}

/** Deeper than any document, shallow enough for every recursive reader. */
export const MAX_DEPTH = 64;
/** Keys that reach into prototypes when careless code copies them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const WORDS: Record<string, string> = {
  InvalidSymbol: 'this is no JSON value',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace } is missing',
  CloseBracketExpected: 'a closing bracket ] is missing',
  EndOfFileExpected: 'there is more text after the end of the document',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'this text has no closing quote',
  UnexpectedEndOfNumber: 'this number is cut short',
  InvalidUnicode: 'this \\u escape is not complete',
  InvalidEscapeCharacter: 'this escape is not known to JSON',
  InvalidCharacter: 'this character must be escaped in JSON',
};

export function readJsonText(text: string): JsonText {
  const starts = lineStarts(text);
  const at = (offset: number): TextPlace => placeAt(starts, offset);
  const deep = firstTooDeep(text);
  if (deep !== null) {
    const message = `More than ${MAX_DEPTH} brackets are open at once.`;
    const mistake: Mistake = { code: 'document/too-deep', message, ...at(deep) };
    return { value: undefined, mistakes: [mistake], placeOf: () => at(0) };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  // The reader stumbles over one place more than once; the first word about it says enough.
  const first = errors.filter(({ offset }, index) => offset !== errors[index - 1]?.offset);
  const mistakes = first.map(({ error, offset }): Mistake => {
    const what = WORDS[printParseErrorCode(error)] ?? 'this is not JSON';
    return { code: 'document/syntax', message: `This is not JSON: ${what}.`, ...at(offset) };
  });
  if (root === undefined && mistakes.length === 0)
    mistakes.push({ code: 'document/syntax', message: 'There is no text here.', line: 1, column: 1 });
  const value =
    root === undefined
      ? undefined
      : build(root, (code, message, node) => {
          mistakes.push({ code, message, ...at(node.offset) });
        });
  return { value: mistakes.length === 0 ? value : undefined, mistakes, placeOf: locator(root, at) };
}

type Report = (code: Mistake['code'], message: string, node: Node) => void;

function build(node: Node, report: Report): unknown {
  if (node.type === 'array') return node.children?.map((child) => build(child, report)) ?? [];
  if (node.type !== 'object') return node.value;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode === undefined || valueNode === undefined) continue;
    const key = String(keyNode.value);
    if (FORBIDDEN_KEYS.has(key)) {
      report('document/forbidden-key', `The key ${key} is not allowed anywhere in a flow.`, keyNode);
    } else if (Object.hasOwn(object, key)) {
      const message = `The key or id ${JSON.stringify(key)} stands here for the second time; each may stand once.`;
      report('document/duplicate-key', message, keyNode);
    } else object[key] = build(valueNode, report);
  }
  return object;
}

function locator(root: Node | undefined, at: (offset: number) => TextPlace): JsonText['placeOf'] {
  const members = new Map<Node, Map<string, Node>>();
  return (path) => {
    let node = root;
    for (const step of path) {
      const next =
        node?.type === 'array'
          ? node.children?.[Number(step)]
          : node && memberOf(members, node, String(step));
      if (next === undefined) break;
      node = next;
    }
    return at(node?.offset ?? 0);
  };
}

function memberOf(seen: Map<Node, Map<string, Node>>, node: Node, key: string): Node | undefined {
  let byKey = seen.get(node);
  if (byKey === undefined) {
    const entries = (node.children ?? []).flatMap(({ children }): [string, Node][] =>
      children?.[0] && children[1] ? [[String(children[0].value), children[1]]] : [],
    );
    byKey = new Map(entries);
    seen.set(node, byKey);
  }
  return byKey.get(key);
}

/** Offset of the bracket that is one too many, found without recursion; null when there is none. */
function firstTooDeep(text: string): number | null {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') {
      for (i++; i < text.length && text[i] !== '"' && text[i] !== '\n'; i++) if (text[i] === '\\') i++;
    } else if (char === '{' || char === '[') {
      depth++;
      if (depth > MAX_DEPTH) return i;
    } else if (char === '}' || char === ']') depth--;
  }
  return null;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

function placeAt(starts: readonly number[], offset: number): TextPlace {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
