/**
 * The document as canonical text: keys in the schema's order, records by id, one line per value (a position
 * is one value), so that equal documents are equal text and a diff in git reads well.
 */
import { z } from 'zod';
import { Flow, Work } from './document.ts';

const CODE = Work.options[1].shape.code;
const POINT_KEYS = new Set(['x', 'y', 'width', 'height']);

export function serialiseFlow(flow: Flow): string {
  return `${write(ordered(Flow, flow), '')}\n`;
}

/** The value with its keys in the order of the schema, those of records sorted, code as lines. */
function ordered(schema: unknown, value: unknown): unknown {
  if (schema === CODE && typeof value === 'string') return value.split('\n');
  if (schema instanceof z.ZodOptional) return ordered(schema.unwrap(), value);
  if (Array.isArray(value)) return value.map((item) => ordered(undefined, item));
  if (value === null || typeof value !== 'object') return value;
  if (schema instanceof z.ZodDiscriminatedUnion) return ordered(optionOf(schema, value), value);
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, unknown> = schema.shape;
    return pick(value, Object.keys(shape), (key) => shape[key]);
  }
  const valueType = schema instanceof z.ZodRecord ? schema.valueType : undefined;
  return pick(value, Object.keys(value).sort(), () => valueType);
}

function optionOf(union: z.ZodDiscriminatedUnion, value: object): unknown {
  const { kind } = value as { kind?: unknown };
  return union.options.find((option) => {
    const literal = option instanceof z.ZodObject ? option.shape.kind : undefined;
    return literal instanceof z.ZodLiteral && literal.value === kind;
  });
}

/** As a list of entries, because an object would put keys that look like numbers first. */
function pick(value: object, keys: string[], schemaOf: (key: string) => unknown): Entries {
  const entries: [string, unknown][] = [];
  for (const key of keys) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) entries.push([key, ordered(schemaOf(key), member)]);
  }
  return new Entries(entries);
}

class Entries {
  readonly list: readonly [string, unknown][];
  constructor(list: readonly [string, unknown][]) {
    this.list = list;
  }
}

function write(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => deeper + write(item, deeper));
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (!(value instanceof Entries)) return JSON.stringify(value);
  const { list } = value;
  if (list.length === 0) return '{}';
  const members = list.map(([key, member]) => `${JSON.stringify(key)}: ${write(member, deeper)}`);
  if (isPosition(list)) return `{ ${members.join(', ')} }`;
  return `{\n${members.map((member) => deeper + member).join(',\n')}\n${indent}}`;
}

function isPosition(list: readonly [string, unknown][]): boolean {
  return list.every(([key, member]) => POINT_KEYS.has(key) && typeof member === 'number');
}
