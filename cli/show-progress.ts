/** Says on the standard error how far something long has come, where a person is looking at it. */
const FIRST_MS = 1000;
const EVERY_MS = 200;

export interface Progress {
  /** @param share 0..1 */
  told: (share: number) => void;
  /** Takes the line away. */
  end: () => void;
}

export function showProgress(words: string, screen: NodeJS.WriteStream = process.stderr): Progress {
  const begun = performance.now();
  let next = begun + FIRST_MS;
  let shown = false;
  return {
    told(share) {
      const now = performance.now();
      if (!screen.isTTY || now < next) return;
      next = now + EVERY_MS;
      shown = true;
      screen.write(`\r${words} ${Math.floor(share * 100)}%`);
    },
    end() {
      if (shown) screen.write('\r\x1b[K');
    },
  };
}
