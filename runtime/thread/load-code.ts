import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ActorCode } from '../context.ts';
import { RecordKind } from '../protocol/trace-file.ts';
import { describeFailure } from './blame.ts';
import type { ThreadServices } from './contract.ts';

/**
 * Imports the module of an actor or a template.
 * @param moduleUrl of the program: `code` is relative to it
 * @param actor index for the record of a failure, or NONE
 * @returns null when it cannot be loaded: the run fails then, and says why
 */
export async function loadCode(
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
