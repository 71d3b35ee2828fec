/** How many messages came into each queue and how long they stayed, from single records, in whatever order they come. */
export class QueueStays {
  /** By queue. */
  came = new Float64Array(0);
  left = new Float64Array(0);
  /** By queue: sum of the times at which messages left, less those at which they came. Nanoseconds. */
  sumNs = new Float64Array(0);

  begin(queues: number): void {
    this.came = new Float64Array(queues);
    this.left = new Float64Array(queues);
    this.sumNs = new Float64Array(queues);
  }

  enter(queue: number, timeNs: number): void {
    this.came[queue] = (this.came[queue] as number) + 1;
    this.sumNs[queue] = (this.sumNs[queue] as number) - timeNs;
  }

  leave(queue: number, timeNs: number): void {
    this.left[queue] = (this.left[queue] as number) + 1;
    this.sumNs[queue] = (this.sumNs[queue] as number) + timeNs;
  }
}
