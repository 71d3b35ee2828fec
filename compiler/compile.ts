import { checkFlow } from '../flow/check.ts';
import type { Flow } from '../flow/document.ts';
import type { Problem } from '../flow/problem.ts';
import { parts } from '../parts/catalogue.ts';
import type { Plan } from '../runtime/protocol/plan.ts';
import { place } from './1-place.ts';
import { planOf } from './2-plan.ts';
import { codePaths } from './3-emit/code-paths.ts';
import { emit } from './3-emit/emit.ts';
import { checkAllCode } from './check-all-code.ts';
import type { ProjectFile } from './project-file.ts';
import { projectRoot } from './project-root.ts';

export interface Compiled {
  /** Errors and warnings. Where there is an error there is nothing to run. */
  problems: Problem[];
  /** Empty where there is an error. */
  plan: Plan;
  /** The project, the same for a run and an export; none where there is an error. */
  files: ProjectFile[];
}

export interface CompileOptions {
  /** Cueboard's own folder, where that cannot be told from this file's place. */
  root?: string;
}

/** From a flow to a project: check, place, plan, emit. A user's mistakes are problems; nothing of theirs throws. */
export async function compile(flow: Flow, { root = projectRoot() }: CompileOptions = {}): Promise<Compiled> {
  const problems = [...checkFlow(flow, parts), ...(await checkAllCode(flow))];
  if (problems.some((problem) => problem.severity === 'error')) {
    return { problems, plan: { name: flow.name, threads: {}, queues: {}, actors: {} }, files: [] };
  }
  const paths = codePaths(flow);
  const plan = planOf(flow, place(flow), paths);
  return { problems, plan, files: await emit(flow, plan, paths, root) };
}
