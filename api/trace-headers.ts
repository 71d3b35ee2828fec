/** What the answer to a request for a trace says beside its bytes. */

/** `1` while the run goes on: an answer that ends was cut off, and there is more to come. */
export const LIVE_HEADER = 'cueboard-run-live';
/** How many bytes of the trace stand now. */
export const BYTES_HEADER = 'cueboard-trace-bytes';
