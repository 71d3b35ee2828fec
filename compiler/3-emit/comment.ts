/** Any text as line comments of at most 100 characters: no text can end a line comment but a line's end. */
export function comment(text: string): string {
  return (
    text
      .split(/\r\n|[\n\r\u2028\u2029]/)
      // An indented line is a command or an example: broken, it would be another one.
      .flatMap((line) => (line.startsWith('    ') ? [line.trimEnd()] : wrapped(line.trimEnd(), 97)))
      .map((line) => `// ${line}`.trimEnd())
      .join('\n')
  );
}

/** Breaks a line at spaces; a word longer than the width stays whole. */
function wrapped(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const cut = space > 0 ? space : rest.indexOf(' ');
    if (cut <= 0) break;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut + 1);
  }
  return [...lines, rest];
}
