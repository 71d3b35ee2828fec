/** Processor time and memory of a program and all that it started. Linux tells to the nanosecond; elsewhere the browser does. */
import { readdirSync, readFileSync } from 'node:fs';

export const canReadProc = process.platform === 'linux';

/** All descendants of a process, with itself. */
function treeOf(pid) {
  const children = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = text.slice(text.lastIndexOf(')') + 2).split(' ')[1];
      children.set(parent, [...(children.get(parent) ?? []), name]);
    } catch {
      // It ended meanwhile.
    }
  }
  const found = [];
  for (const waiting = [String(pid)]; waiting.length > 0; ) {
    const next = waiting.pop();
    found.push(next);
    waiting.push(...(children.get(next) ?? []));
  }
  return found;
}

/** Milliseconds of processor time that the browser has used so far, in all its processes. */
export async function cpuMs(browser) {
  if (!canReadProc) {
    const { processInfo } = await browser.session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  }
  let ns = 0;
  for (const pid of treeOf(browser.pid)) {
    try {
      for (const thread of readdirSync(`/proc/${pid}/task`))
        ns += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // It ended meanwhile.
    }
  }
  return ns / 1e6;
}

/** Megabytes that the browser's pages have to themselves; null where nobody tells. */
export function pagesMb(browser) {
  if (!canReadProc) return null;
  let kb = 0;
  for (const pid of treeOf(browser.pid)) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      kb += Number(
        /^Private_Dirty:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
      );
    } catch {
      // It ended meanwhile.
    }
  }
  return kb / 1024;
}
