import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ActorCode } from '../context.ts';
import { NONE, RecordKind } from '../protocol/trace-file.ts';
import { describeFailure } from './blame.ts';
import type { ThreadServices } from './contract.ts';
import type { Instance } from './instance.ts';
import type { MadeHere } from './made-here.ts';

/**
 * Imports what runs on a thread: the modules of its actors, and of the templates that actors are made of here.
 * @param moduleUrl of the program
 * @returns false when one of them cannot be loaded
 */
export async function loadAll(
  thread: ThreadServices,
  moduleUrl: string,
  instances: Iterable<Instance>,
  madeHere: MadeHere,
): Promise<boolean> {
  for (const instance of instances) {
    const code = await loadCode(thread, moduleUrl, instance.plan, instance.index);
    if (code === null) return false;
    instance.load(code);
  }
  for (const [template, plan] of thread.layout.templates.entries()) {
    if (!plan.threads.includes(thread.index)) continue;
    const code = await loadCode(thread, moduleUrl, plan, NONE);
    if (code === null) return false;
    madeHere.load(template, code);
  }
  madeHere.loaded();
  return true;
}

/**
 * Imports the module of an actor or a template.
 * @param moduleUrl of the program: `code` is relative to it
 * @param actor index for the record of a failure, or NONE
 * @returns null when it cannot be loaded: the run fails then, and says why
 */
async function loadCode(
  thread: ThreadServices,
  moduleUrl: string,
  { code, name }: { code: string; name: string },
  actor: number,
): Promise<ActorCode<unknown> | null> {
  const url = new URL(code, moduleUrl);
  try {
    const module: { default?: unknown } = await import(url.href);
    if (typeof module.default !== 'object' || module.default === null)
      throw new TypeError(`${code} must export an actor as its default: export default actor({…})`);
    return module.default as ActorCode<unknown>;
  } catch (error) {
    const info = describeFailure(error, thread.projectDir);
    info.file ??= path.relative(thread.projectDir, fileURLToPath(url));
    thread.recorder.record(RecordKind.failed, 0, actor, 0, 0, 0, 0, JSON.stringify(info));
    thread.fatal(`${name} could not be loaded: ${info.message}`);
    return null;
  }
}
