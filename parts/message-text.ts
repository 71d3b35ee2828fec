/** Messages as text, and fields of messages. Emitted beside the parts that use it. */

/** The field at a dotted path; undefined where there is none. Only a message's own fields count. */
export function fieldOf(message: unknown, path: string): unknown {
  let value: unknown = message;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Text as it is, everything else as JSON; nothing at all for undefined. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return (
    JSON.stringify(value, (_, item) => {
      if (typeof item === 'bigint') return String(item);
      if (item instanceof Map) return Object.fromEntries(item);
      return item instanceof Set ? [...item] : item;
    }) ?? ''
  );
}

/** Fills `{field}` in from the message, `{job.host}` from deeper in it, and `{}` with the whole of it. */
export function filled(template: string, message: unknown): string {
  return template.replace(/\{([\w$]*(?:\.[\w$]+)*)\}/g, (_, path: string) =>
    asText(path === '' ? message : fieldOf(message, path)),
  );
}
