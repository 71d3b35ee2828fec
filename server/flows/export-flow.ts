import { compile } from '../../compiler/compile.ts';
import { zipProject } from '../../compiler/zip-project.ts';
import { slugOf } from '../../flow/slug.ts';
import { download } from '../http/download.ts';
import { Refusal } from '../refusal.ts';
import { documentOf } from './flow-record.ts';
import { standingFlow } from './read-flows.ts';

/** The flow as a project that runs without Cueboard, zipped. */
export async function exportFlow(id: string): Promise<Response> {
  const row = await standingFlow(id);
  const { problems, files } = await compile(documentOf(row));
  if (problems.some((problem) => problem.severity === 'error'))
    throw new Refusal(422, 'flow/problems', 'The flow has problems that keep it from being exported.', {
      problems,
    });
  const stem = slugOf(row.name, 'flow');
  return download(new Uint8Array(zipProject(files)), `${stem}.zip`, 'application/zip');
}
