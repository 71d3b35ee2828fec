import { NONE, RecordKind } from '../protocol/trace-file.ts';
import type { Recorder } from './record-writer.ts';

/** The most that is kept of a state; states are small, and one that is not would fill the trace. */
const STATE_BYTES = 4096;

/** Records what an actor's state has become, as often as the run's settings ask for it. */
export class StateRecorder {
  readonly #recorder: Recorder;
  readonly #everyNs: number;
  /** By actor: when its state was recorded last. */
  readonly #lastNs: number[] = [];
  /** By actor: what it has handled since, and its state, which goes on changing. */
  readonly #unrecorded = new Map<number, { message: number; state: unknown }>();

  /** @param everyMs RecordingOptions.stateEveryMs; null: nothing is ever recorded */
  constructor(recorder: Recorder, everyMs: number | null) {
    this.#recorder = recorder;
    this.#everyNs = everyMs === null ? Number.POSITIVE_INFINITY : everyMs * 1e6;
  }

  /** False: `after` and `sweep` do nothing, and need not be called. */
  get isOn(): boolean {
    return this.#everyNs < Number.POSITIVE_INFINITY;
  }

  /**
   * An actor has handled a message.
   * @param state its state as it is now; recorded at once or not at all, unless `sweep` comes for it
   * @param timeNs when that was; read from the clock where it is not known
   */
  after(actor: number, message: number, state: unknown, timeNs?: number): void {
    if (!this.isOn || state === undefined) return;
    const now = timeNs ?? this.#recorder.nowNs();
    const last = this.#lastNs[actor] ?? Number.NEGATIVE_INFINITY;
    if (now - last < this.#everyNs) this.#unrecorded.set(actor, { message, state });
    else this.#record(now, actor, message, state);
  }

  /**
   * Records states that were left out because the last record was too fresh, and is so no more. To be called now and
   * then, and when the thread has nothing to do: the last state of an actor is the one that people look for.
   */
  sweep(timeNs = this.#recorder.nowNs()): void {
    for (const [actor, { message, state }] of this.#unrecorded) {
      if (timeNs - (this.#lastNs[actor] ?? 0) >= this.#everyNs) this.#record(timeNs, actor, message, state);
    }
  }

  /** The actor has ended or begun anew: its state is recorded as it is, and forgotten. */
  ended(actor: number): void {
    const left = this.#unrecorded.get(actor);
    if (left !== undefined) this.#record(this.#recorder.nowNs(), actor, left.message, left.state);
    delete this.#lastNs[actor];
  }

  #record(timeNs: number, actor: number, message: number, state: unknown): void {
    this.#lastNs[actor] = timeNs;
    this.#unrecorded.delete(actor);
    this.#recorder.recordContentAt(
      timeNs,
      RecordKind.state,
      0,
      actor,
      message,
      NONE,
      0,
      0,
      state,
      STATE_BYTES,
    );
  }
}
