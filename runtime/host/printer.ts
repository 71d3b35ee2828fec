import type { Layout } from '../layout.ts';
import type { MadeActors } from '../memory/made-actors.ts';
import type { RunOptions } from '../protocol/control.ts';
import { readRecords } from '../protocol/read-records.ts';
import { type FailureInfo, LogLevel, RecordKind, type RunEnd } from '../protocol/trace-file.ts';

const LEVELS = Object.fromEntries(Object.entries(LogLevel).map(([name, level]) => [level, name]));

const WORDS = {
  completed: 'The run is complete, but',
  stopped: 'The run was stopped',
  failed: 'The run failed',
} as const satisfies Record<RunEnd['state'], string>;

const SAID = [RecordKind.logged, RecordKind.failed];

/** What a person, or a script, sees of a run on its standard output. */
export class Printer {
  readonly #layout: Layout;
  readonly #made: MadeActors;
  readonly #options: RunOptions;

  constructor(layout: Layout, made: MadeActors, options: RunOptions) {
    this.#layout = layout;
    this.#made = made;
    this.#options = options;
  }

  /** @param thread index, or HOST_THREAD */
  print(thread: number, records: Uint8Array): void {
    if (this.#options.quiet) return;
    let out = '';
    let err = '';
    const threadName = this.#layout.threads[thread]?.name ?? 'run';
    for (const { kind, actor, flags, text, timeNs } of readRecords(records, SAID)) {
      const name = (actor === null ? undefined : this.#nameOf(actor)) ?? threadName;
      if (this.#options.json) {
        const about = { timeMs: timeNs / 1e6, thread: threadName, actor: actor === null ? null : name };
        const line =
          kind === RecordKind.logged
            ? { kind: 'log', ...about, level: LEVELS[flags], text }
            : { kind: 'failed', ...about, ...(JSON.parse(text) as FailureInfo) };
        out += `${JSON.stringify(line)}\n`;
      } else if (kind === RecordKind.logged) {
        out += `${name}  ${text.replaceAll('\n', `\n${' '.repeat(name.length)}  `)}\n`;
      } else err += `${name} failed: ${describe(JSON.parse(text) as FailureInfo)}\n`;
    }
    if (out !== '') process.stdout.write(out);
    if (err !== '') process.stderr.write(err);
  }

  /** Something about the run as a whole, while it goes on. */
  say(text: string): void {
    if (this.#options.quiet) return;
    if (this.#options.json) process.stdout.write(`${JSON.stringify({ kind: 'notice', text })}\n`);
    else process.stderr.write(`${text}\n`);
  }

  #nameOf(actor: number): string | undefined {
    return this.#layout.actors[actor]?.name ?? this.#made.nameOf(actor);
  }

  ended({ state, reason }: RunEnd): void {
    if (this.#options.json && !this.#options.quiet) {
      process.stdout.write(`${JSON.stringify({ kind: 'ended', state, reason })}\n`);
    } else if (state === 'failed' || (reason !== undefined && !this.#options.quiet)) {
      process.stderr.write(`${WORDS[state]}: ${reason}\n`);
    }
  }
}

function describe({ message, file, line, column }: FailureInfo): string {
  if (file === undefined) return message;
  const place = line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  return `${message} (${place})`;
}
