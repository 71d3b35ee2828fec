import type { Flow } from '@/flow/document.ts';
import { partOf } from '@/parts/catalogue.ts';

export interface Holding {
  actor: string;
  /** What is named: a command line, a path, or the size of the code and what it reaches for. */
  what: string;
}

/** What a person should have read before a stranger's flow runs with their rights. */
export interface Holdings {
  code: Holding[];
  programs: Holding[];
  files: Holding[];
}

/** Words in code that reach outside; a hint where to look, not a proof of what it does. */
const reaches: [pattern: RegExp, words: string][] = [
  [/\bctx\s*\.\s*process\b|child_process/, 'starts programs'],
  [/\bnode:fs|['"]fs(\/promises)?['"]|node:sqlite/, 'opens files'],
  [/\bfetch\s*\(|node:(https?|net|tls|dgram|dns)\b|\bWebSocket\b/, 'opens connections'],
  [/\bprocess\s*\.\s*env\b/, 'reads the environment'],
  [/\beval\s*\(|new\s+Function\b|node:vm\b|\bimport\s*\(/, 'loads further code'],
];

export function flowHoldings(flow: Flow): Holdings {
  const holdings: Holdings = { code: [], programs: [], files: [] };
  for (const { name: actor, work } of Object.values(flow.actors)) {
    if (work.kind === 'code') {
      const lines = work.code.split('\n').length;
      const found = reaches.filter(([pattern]) => pattern.test(work.code)).map(([, words]) => words);
      holdings.code.push({
        actor,
        what: [`${lines} ${lines === 1 ? 'line' : 'lines'}`, ...found].join(' · '),
      });
      continue;
    }
    const { command, args } = work.settings;
    if (typeof command === 'string' && command !== '') {
      const words = Array.isArray(args)
        ? args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))
        : [];
      holdings.programs.push({ actor, what: [command, ...words].join(' ') });
    }
    for (const setting of partOf(work.part)?.settings ?? []) {
      const value = work.settings[setting.key];
      if (setting.kind === 'path' && typeof value === 'string' && value !== '') {
        holdings.files.push({ actor, what: value });
      }
    }
  }
  return holdings;
}
