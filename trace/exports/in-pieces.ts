const PIECE_LENGTH = 64 * 1024;

/** Many small pieces of text as fewer larger ones. */
export function* inPieces(parts: Iterable<string>): Generator<string, undefined> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < PIECE_LENGTH) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
