/**
 * A lock in one word of shared memory, after the usual futex design: free is 0; held is the holder's thread + 1, with a
 * bit that says that others sleep. Held for as long as it takes to copy a burst, never while user code runs.
 */
const SLEEPERS = 1 << 30;
const SPINS = 40;

export function lock(ints: Int32Array, at: number, thread: number): void {
  const me = thread + 1;
  if (Atomics.compareExchange(ints, at, 0, me) === 0) return;
  for (let i = 0; i < SPINS; i++) if (Atomics.compareExchange(ints, at, 0, me) === 0) return;
  for (;;) {
    const held = Atomics.load(ints, at);
    if (held === 0) {
      if (Atomics.compareExchange(ints, at, 0, me | SLEEPERS) === 0) return;
    } else if ((held & SLEEPERS) !== 0 || Atomics.compareExchange(ints, at, held, held | SLEEPERS) === held) {
      Atomics.wait(ints, at, held | SLEEPERS, 5);
    }
  }
}

export function unlock(ints: Int32Array, at: number): void {
  if ((Atomics.exchange(ints, at, 0) & SLEEPERS) !== 0) Atomics.notify(ints, at, 1);
}

/** Its holder is gone: the lock is free again. */
export function breakLockOf(ints: Int32Array, at: number, thread: number): void {
  if ((Atomics.load(ints, at) & ~SLEEPERS) === thread + 1) unlock(ints, at);
}
