/** Writes public/schema/flow-<version>.json from the document's own types: `node scripts/write-schema.mjs`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { VERSION } from '../flow/document.ts';
import { flowJsonSchemaText } from '../flow/schema.ts';

const file = path.join(import.meta.dirname, '..', 'public', 'schema', `flow-${VERSION}.json`);
writeFileSync(file, flowJsonSchemaText());
console.log(`wrote ${path.relative(process.cwd(), file)}`);
