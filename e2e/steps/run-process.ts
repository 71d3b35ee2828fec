import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The process of a run, found as an administrator would: by the run's folder in its command line. */
export function runProcess(run: string): number | null {
  for (const [pid, line] of process.platform === 'linux' ? fromProc() : fromPs())
    if (line.includes(run) && line.includes('--trace')) return pid;
  return null;
}

function* fromProc(): Generator<[number, string]> {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      yield [Number(name), readFileSync(`/proc/${name}/cmdline`, 'utf8')];
    } catch {
      // It ended meanwhile.
    }
  }
}

function* fromPs(): Generator<[number, string]> {
  for (const line of execFileSync('ps', ['-Aww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n'))
    yield [Number.parseInt(line, 10), line];
}
