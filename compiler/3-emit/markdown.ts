/** Text of people in Markdown, shown as text: neither HTML, nor links or pictures, nor the end of a table's cell. */
export function asMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/^(\s*)([#>+=-]|\d+[.)])/gm, (_, space: string, mark: string) => `${space}${escapedMark(mark)}`);
}

const escapedMark = (mark: string): string =>
  mark.length === 1 ? `\\${mark}` : `${mark.slice(0, -1)}\\${mark.at(-1)}`;

/** A description: paragraphs between empty lines; one that is indented by four spaces is a command or an example. */
export function describedInMarkdown(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split(/\n[ \t]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) =>
      /^(?: {4}.*\n?)+$/.test(paragraph) ? fenced(paragraph) : asMarkdown(paragraph.trim()),
    )
    .join('\n\n');
}

function fenced(paragraph: string): string {
  const longest = Math.max(2, ...[...paragraph.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${paragraph.replace(/^ {4}/gm, '').trimEnd()}\n${fence}`;
}
