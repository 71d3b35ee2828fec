/** How many messages came into each queue and how long they stayed, from single records, in whatever order they come. */
export class QueueStays {
  /** By queue. */
  readonly came: number[] = [];
  readonly left: number[] = [];
  /** By queue: sum of the times at which messages left, less those at which they came. Nanoseconds. */
  readonly sumNs: number[] = [];

  enter(queue: number, timeNs: number): void {
    this.came[queue] = (this.came[queue] ?? 0) + 1;
    this.sumNs[queue] = (this.sumNs[queue] ?? 0) - timeNs;
  }

  leave(queue: number, timeNs: number): void {
    this.left[queue] = (this.left[queue] ?? 0) + 1;
    this.sumNs[queue] = (this.sumNs[queue] ?? 0) + timeNs;
  }
}
