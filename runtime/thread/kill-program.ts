import fs from 'node:fs';

/**
 * Ends an outside program and what it has started in turn, as far as the system tells: a shell's children would
 * otherwise outlive it.
 */
export function killProgram(pid: number): void {
  const all = [pid, ...descendantsOf(pid)];
  for (const one of all) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

function descendantsOf(pid: number): number[] {
  const children: number[] = [];
  try {
    for (const task of fs.readdirSync(`/proc/${pid}/task`)) {
      const text = fs.readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8');
      children.push(...text.split(' ').filter(Boolean).map(Number));
    }
  } catch {
    // No /proc here, or it has ended.
  }
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}
