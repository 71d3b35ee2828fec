import type { ActorLayout } from '../layout.ts';

/** What becomes of an actor whose thread ended under it: `n` lives in `t` seconds, as its policy says. */
export class RestartBudget {
  readonly #deaths = new Map<number, number[]>();
  readonly #restarts = new Map<number, number>();

  /** @returns how often it has been restarted, this time included, or a reason why it is not */
  decide(actor: number, { onFailure }: ActorLayout): number | 'stop-run' | 'stop-actor' {
    if (onFailure === 'stop-run' || onFailure === 'stop-actor') return onFailure;
    // `skip` loses the message and goes on; but a thread that dies again and again must come to an end.
    const { restart, seconds } = onFailure === 'skip' ? { restart: 3, seconds: 10 } : onFailure;
    const now = performance.now();
    const recent = (this.#deaths.get(actor) ?? []).filter((at) => at > now - seconds * 1000);
    recent.push(now);
    this.#deaths.set(actor, recent);
    if (recent.length > restart) return 'stop-actor';
    const restarts = (this.#restarts.get(actor) ?? 0) + 1;
    this.#restarts.set(actor, restarts);
    return restarts;
  }
}
