export type TraceErrorCode =
  /** The first bytes are not those of a trace. */
  | 'trace/not-a-trace'
  /** A trace of a version that this build cannot read. */
  | 'trace/version'
  /** The bytes stop making sense; what came before is good. */
  | 'trace/corrupt';

export class TraceError extends Error {
  readonly code: TraceErrorCode;
  constructor(code: TraceErrorCode, message: string) {
    super(message);
    this.name = 'TraceError';
    this.code = code;
  }
}
