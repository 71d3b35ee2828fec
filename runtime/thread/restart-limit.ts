/** Restarts of one actor: at most so many within so many seconds. */
export class RestartLimit {
  #failures: number[] = [];
  /** Restarts so far, ever. */
  count = 0;

  /** Notes a failure. @returns true when the actor may begin anew */
  allows({ restart, seconds }: { restart: number; seconds: number }): boolean {
    const now = performance.now();
    this.#failures = this.#failures.filter((at) => at > now - seconds * 1000);
    this.#failures.push(now);
    if (this.#failures.length > restart) return false;
    this.count += 1;
    return true;
  }
}
