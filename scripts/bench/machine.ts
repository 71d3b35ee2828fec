import os from 'node:os';

/** Where and how it was measured: figures of two machines are two stories. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
  /** ISO. */
  date: string;
  /** The mean number of busy processes in the minute before. */
  loadBefore: number;
  rounds: number;
  /** Of the programs and packages that were compared, by name. */
  versions: Record<string, string>;
}

/** Before anything is done on it. */
export function describeMachine(rounds: number): Machine {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    date: new Date().toISOString().slice(0, 10),
    loadBefore: Number((os.loadavg()[0] ?? 0).toFixed(2)),
    rounds,
    versions: { node: process.version.slice(1) },
  };
}
