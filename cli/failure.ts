/** An expected end with a message and an exit code: 1 the flow or the run failed, 2 wrong use. */
export class Failure extends Error {
  readonly exitCode: 1 | 2;
  constructor(exitCode: 1 | 2, message = '') {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Why a file could not be read or written, in words. Anything but the system's own errors is thrown on. */
export function fileFailure(error: unknown, file: string): Failure {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    EACCES: 'access is denied',
  };
  return new Failure(2, `${file}: ${reasons[String(error.code)] ?? error.message}`);
}
