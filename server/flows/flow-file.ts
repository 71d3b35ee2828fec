import { serialiseFlow } from '../../flow/serialise.ts';
import { slugOf } from '../../flow/slug.ts';
import { download } from '../http/download.ts';
import { documentOf } from './flow-record.ts';
import { standingFlow } from './read-flows.ts';

/** The document in its canonical form, as it is kept in git. */
export async function flowFile(id: string): Promise<Response> {
  const row = await standingFlow(id);
  return download(
    serialiseFlow(documentOf(row)),
    `${slugOf(row.name, 'flow')}.flow.json`,
    'application/json; charset=utf-8',
  );
}
