/** The errors that an actor's code can meet and catch. */

/** The queue is full and its policy is `fail`. */
export class QueueFullError extends Error {
  override name = 'QueueFullError';
  /** Name of the queue. */
  readonly queue: string;
  constructor(queue: string, capacity: number) {
    super(`the queue "${queue}" is full (${capacity} wait)`);
    this.queue = queue;
  }
}

/** No place in the queue became free in time: the message was not sent. */
export class SendTimeoutError extends Error {
  override name = 'SendTimeoutError';
  readonly timeoutMs: number;
  constructor(port: string, timeoutMs: number) {
    super(`no place behind "${port}" within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}

/** No answer came in time. */
export class AskTimeoutError extends Error {
  override name = 'AskTimeoutError';
  readonly timeoutMs: number;
  constructor(port: string, timeoutMs: number) {
    super(`no answer through "${port}" within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}

/** No answer will come. */
export class AskFailedError extends Error {
  override name = 'AskFailedError';
}

/** The message holds something that cannot be copied to another thread. */
export class NotSendableError extends TypeError {
  override name = 'NotSendableError';
}
