/** The words of a filter that look at contents: text anywhere, and fields of JSON. They search bytes, not strings. */

import { grown } from '../reading/growable.ts';
import { type KeptText, PAGE_BYTES, WORD_BYTES } from '../reading/kept-text.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import type { Pass } from './filter-pass.ts';
import type { Term } from './filter-terms.ts';
import { ByteSearch, isPlain } from './find-bytes.ts';
import { type FieldBytes, findField } from './json-field.ts';
import { valueTest } from './value-test.ts';

const utf8 = new TextEncoder();

const NO = 1;
const YES = 2;

/** What was found out about contents, which never change: by what was looked for, a byte for each message. */
export class Verdicts {
  private readonly byKey = new Map<string, { of: Uint8Array }>();

  of(key: string): { of: Uint8Array } {
    const known = this.byKey.get(key) ?? { of: new Uint8Array(0) };
    // The latest stand last; a few are enough for somebody who types.
    this.byKey.delete(key);
    this.byKey.set(key, known);
    const [oldest] = this.byKey.keys();
    if (this.byKey.size > 6 && oldest !== undefined) this.byKey.delete(oldest);
    return known;
  }
}

type ContentTerm = Extract<Term, { on: 'text' | 'field' }>;

export function contentPass(store: TraceStore, term: ContentTerm, verdicts: Verdicts): Pass {
  const { on, not } = term;
  const key = on === 'text' ? `text ${term.text}` : `field ${term.path.join('\0')} ${term.is} ${term.value}`;
  const known = verdicts.of(key);
  const holds = on === 'text' ? textTest(store, term.text) : fieldTest(store, term);
  const names = on === 'text' ? nameTest(store, term.text) : null;
  return (keep, from, to) => {
    const { messages } = store;
    known.of = grown(known.of, messages.n);
    const verdict = known.of;
    for (let row = from; row < to; row++) {
      if (keep[row] === 0) continue;
      let said = verdict[row] as number;
      if (said === 0) {
        said = holds(row) ? YES : NO;
        // Its sending may not have been read yet, and the content comes with it.
        if (!Number.isNaN(messages.sent[row] as number)) verdict[row] = said;
      }
      if ((said === YES || (names?.(row) ?? false)) === not) keep[row] = 0;
    }
  };
}

function textTest(store: TraceStore, wanted: string): (row: number) => boolean {
  const { messages } = store;
  if (!isPlain(wanted)) {
    const lower = wanted.toLowerCase();
    return (row) => store.previewOf(row).toLowerCase().includes(lower);
  }
  const search = new ByteSearch(wanted);
  const pages = new PageReader(store.text);
  return (row) => {
    const length = messages.textLength[row] as number;
    return (
      length > 0 && pages.turnTo(messages.textAt[row] as number) && search.isIn(pages.page, pages.at, length)
    );
  };
}

/** Names of actors and queues, and why a message failed, are looked through too. */
function nameTest({ messages, head, reasons }: TraceStore, wanted: string): (row: number) => boolean {
  const lower = wanted.toLowerCase();
  const has = ({ name }: { name: string }) => name.toLowerCase().includes(lower);
  const actors = head.actors.map(has);
  const queues = head.queues.map(has);
  const some = actors.includes(true) || queues.includes(true);
  return (row) =>
    (some &&
      (actors[messages.from[row] as number] === true ||
        actors[messages.to[row] as number] === true ||
        queues[messages.queue[row] as number] === true)) ||
    (reasons.size > 0 && (reasons.get(row)?.toLowerCase().includes(lower) ?? false));
}

function fieldTest(
  { messages, text }: TraceStore,
  term: Extract<Term, { on: 'field' }>,
): (row: number) => boolean {
  const path = term.path.map((name) => utf8.encode(name));
  // What does not name the field at all is soon passed over.
  const last = term.path.at(-1) ?? '';
  const names = /^\d+$/.test(last) || !isPlain(last) ? null : new ByteSearch(`"${last}"`);
  const holds = valueTest(term);
  const into: FieldBytes = { from: 0, to: 0, isString: false };
  const pages = new PageReader(text);
  return (row) => {
    const length = messages.textLength[row] as number;
    if (length === 0 || !pages.turnTo(messages.textAt[row] as number)) return false;
    const { page, at } = pages;
    if (names !== null && !names.isIn(page, at, length)) return false;
    return findField(page, at, length, path, into) && holds(page, into);
  };
}

/** Contents lie one after another: most are on the page that was read last. */
class PageReader {
  page: Uint8Array = new Uint8Array(0);
  /** Where the text begins on it. */
  at = 0;
  private base = Number.NaN;
  private readonly text: KeptText;

  constructor(text: KeptText) {
    this.text = text;
  }

  turnTo(address: number): boolean {
    const at = (address - this.base) * WORD_BYTES;
    if (at >= 0 && at < PAGE_BYTES) {
      this.at = at;
      return true;
    }
    const page = this.text.pageOf(address);
    if (page === undefined) return false;
    this.page = page;
    this.at = this.text.offsetOf(address);
    this.base = address - this.at / WORD_BYTES;
    return true;
  }
}
