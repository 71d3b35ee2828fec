import type { PartSummary } from '@/api/types.ts';
import type { Part } from '@/parts/part.ts';
import type { Json } from '@/runtime/protocol/plan.ts';

/**
 * A part's code as a module that stands alone: its settings become a constant at the top, to be changed there, and what
 * it shares with other parts is written into it.
 */
export function ownPartCode(
  { code, shared }: PartSummary,
  part: Part,
  settings: Record<string, Json>,
): string {
  const sharedNames = shared.map(({ name }) => `'../${name}'`);
  const pieces = [code, ...shared.map(({ text }) => text)].map(splitImports);
  const imports = pieces
    .flatMap((piece) => piece.imports)
    .filter((line) => !sharedNames.some((name) => line.includes(name)));
  const [own = { body: '' }, ...others] = pieces;
  const values = Object.fromEntries(
    part.settings.map(({ key, default: value }) => [
      key,
      Object.hasOwn(settings, key) ? settings[key] : value,
    ]),
  );
  const usesSettings = /\bctx\.settings\b/.test(own.body);
  return `${[
    [...new Set(imports)].join('\n'),
    usesSettings
      ? `/** What the part was set to; now yours to change. */\nconst SETTINGS = ${literal(values)};`
      : '',
    own.body.replace(/\bctx\.settings\b/g, 'SETTINGS'),
    ...others.map(({ body }) => body.replace(/^export /gm, '')),
  ]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/** Parts keep their imports at the top, one statement after the other. */
function splitImports(text: string): { imports: string[]; body: string } {
  const imports: string[] = [];
  const body = text.replace(/^import\s[^;]*;\n?/gm, (statement) => {
    imports.push(statement.trim());
    return '';
  });
  return { imports, body };
}

/** As a person would write it: keys without quotes where they may stand so. */
function literal(value: Json | Record<string, Json | undefined>): string {
  return JSON.stringify(value, null, 2)
    .replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, '$1$2:')
    .replace(/([^,{[\n])\n(\s*[}\]])/g, '$1,\n$2');
}
