/** Bytes just below the most that glibc takes as a hint (DEFAULT_MMAP_THRESHOLD_MAX in malloc.c, 32 MiB). */
const HINT_BYTES = 2 ** 25 - 2 ** 16;

let isKept = false;

/**
 * Lets the process keep what it frees, up to twice the hint for each of malloc's arenas, where the system's allocator is
 * glibc's. Each message of some 64 KB gets memory of its own; given back to the kernel and fetched again, page by page,
 * it costs more than its copy. Glibc adapts its thresholds when a large piece is freed (mallopt(3), M_MMAP_THRESHOLD).
 * The piece is never written, so that it takes no memory; elsewhere this does nothing. Where no message is large it is
 * left undone: what the threads needed to start is given back.
 */
export function keepFreedMemory(): void {
  if (isKept) return;
  isKept = true;
  const { buffer } = Buffer.allocUnsafeSlow(HINT_BYTES);
  if ('transfer' in buffer) buffer.transfer(0);
}
