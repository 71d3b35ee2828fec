import { download, fileStem } from '../http/download.ts';
import { standingFlow } from './read-flows.ts';

/** The document as a file: it is kept in its canonical form, so that this is what git would see. */
export async function flowFile(id: string): Promise<Response> {
  const row = await standingFlow(id);
  return download(row.document, `${fileStem(row.name)}.flow.json`, 'application/json; charset=utf-8');
}
