/** With the warm-up. */
export const total = (messages) => 2 * messages;

/**
 * Counts what arrives. `sum` is one and the message's own number for each, whatever their order.
 * The first half is a warm-up.
 */
export function meter(messages, done) {
  const warm = messages;
  let count = 0;
  let sum = 0;
  let begunMs = 0;
  return ({ seq }) => {
    count += 1;
    sum += seq;
    if (count === warm) begunMs = performance.now();
    else if (count === total(messages))
      done({ perSecond: (messages / (performance.now() - begunMs)) * 1000, sum: sum + count });
  };
}

/** The same for the first actor of a ring of 20, which sees the token every 20 hops. */
export function ringMeter(messages, done) {
  const warm = messages;
  let count = 0;
  let sum = 0;
  let begunMs = 0;
  /** @returns whether the token is to go on */
  return ({ seq }) => {
    count += 1;
    sum += seq;
    if (seq === warm) begunMs = performance.now();
    if (seq < total(messages)) return true;
    done({ perSecond: (messages / (performance.now() - begunMs)) * 1000, sum: sum + count });
    return false;
  };
}

export const payload = 'x'.repeat(32);

/** What a program is called with: `node fastq.mjs W6 100000`. */
export const workload = process.argv[2];
export const messages = Number(process.argv[3]);

export function print(result) {
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit());
}
