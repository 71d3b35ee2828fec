/** A sequence as Mermaid writes it. Its arrows are all level: they stand in order of when messages were sent. */
import type { Sequence, SequenceMessage } from './sequence.ts';

/** Mermaid refuses longer texts (`maxTextSize` is 50,000 unless somebody has set it). */
const MOST_CHARACTERS = 48_000;
const MOST_CONTENT = 40;

/** @param why what the messages are the first of, in words: `12,000 messages of the run` */
export function mermaidOf(sequence: Sequence, why: string): string {
  const { participants, messages, total } = sequence;
  const lines = ['sequenceDiagram'];
  let length = 0;
  const add = (line: string) => {
    lines.push(`  ${line}`);
    length += line.length + 3;
  };
  for (const [i, { name, thread }] of participants.entries())
    add(`participant P${i} as ${plain(name)}${thread === null ? '' : ` (${plain(thread)})`}`);
  if (participants.length === 0) add('participant P0 as run');
  let shown = 0;
  for (const message of messages) {
    const made = linesOf(message);
    const size = made.reduce((sum, line) => sum + line.length + 3, 0);
    // What is still needed: the note that says what is missing.
    if (length + size > MOST_CHARACTERS) break;
    for (const line of made) add(line);
    shown++;
  }
  if (shown < total) {
    const last = participants.length - 1;
    const over = last > 0 ? `P0,P${last}` : 'P0';
    add(`Note over ${over}: the first ${shown.toLocaleString('en')} of ${plain(why)}`);
  }
  return `${lines.join('\n')}\n`;
}

function linesOf({ from, to, kind, label, number, content, trouble, lost }: SequenceMessage): string[] {
  // What comes from outside, or goes nowhere yet, is shown at the one end that there is.
  const source = from >= 0 ? from : to;
  const target = to >= 0 ? to : from;
  if (source < 0) return [];
  const arrow = lost ? '-x' : kind === 'answer' ? '-->>' : kind === 'ask' ? '->>' : '-)';
  const words = content === '' ? '' : `: ${plain(shortened(content))}`;
  const lines = [`P${source}${arrow}P${target}: ${plain(label)} ${plain(number)}${words}`];
  if (trouble !== null) lines.push(`Note over P${target}: ${plain(number)} ${plain(shortened(trouble))}`);
  return lines;
}

const shortened = (text: string) => {
  const characters = [...text];
  return characters.length > MOST_CONTENT ? `${characters.slice(0, MOST_CONTENT - 1).join('')}…` : text;
};

/** Text that Mermaid takes as text: its own signs and line ends become entities or spaces. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[#;:<>{}[\]()%"`&]/g, (c) => `#${c.charCodeAt(0)};`);
}
