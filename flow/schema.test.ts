import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { VERSION } from './document.ts';
import { changeQueue } from './edits/change-queue.ts';
import { flowJsonSchema, flowJsonSchemaText } from './schema.ts';
import { serialiseFlow } from './serialise.ts';
import { smallFlow } from './testing/small-flow.ts';

const published = path.join(import.meta.dirname, '..', 'public', 'schema', `flow-${VERSION}.json`);

test('the published schema is current: else run node scripts/write-schema.mjs', () => {
  expect(readFileSync(published, 'utf8')).toBe(flowJsonSchemaText());
});

test('a file that is written fits the schema, and one with a mistake does not', () => {
  const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(
    flowJsonSchema(),
  );
  const { flow, queue } = smallFlow();
  const full = changeQueue(flow, queue, {
    order: { kind: 'priority', field: 'job.rank' },
    uniqueBy: 'id',
    timeToLiveMs: 0.5,
    type: '{ id: number }',
  });
  expect(validate(JSON.parse(serialiseFlow(full)))).toBe(true);
  const broken = JSON.parse(serialiseFlow(full).replace('"in-turn"', '"x"').replace('"Reader"', '"a\\nb"'));
  expect(validate(broken)).toBe(false);
  expect(validate.errors?.map(({ instancePath }) => instancePath)).toEqual(
    expect.arrayContaining([expect.stringMatching(/takes$/), expect.stringMatching(/name$/)]),
  );
});
