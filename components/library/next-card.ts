export interface CardBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where an arrow key, Home or End leads from a card in a grid that may be in several groups; null where it leads nowhere. */
export function nextCard(boxes: readonly CardBox[], from: number, key: string): number | null {
  const here = boxes[from];
  if (!here) return null;
  if (key === 'Home') return from === 0 ? null : 0;
  if (key === 'End') return from === boxes.length - 1 ? null : boxes.length - 1;
  if (key === 'ArrowLeft') return from > 0 ? from - 1 : null;
  if (key === 'ArrowRight') return from < boxes.length - 1 ? from + 1 : null;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const down = key === 'ArrowDown';
  const middle = here.left + here.width / 2;
  let best: number | null = null;
  let bestRow = Number.POSITIVE_INFINITY;
  let bestAside = Number.POSITIVE_INFINITY;
  boxes.forEach((box, index) => {
    const row = down ? box.top - here.top : here.top - box.top;
    if (row < here.height / 2) return;
    const aside = Math.abs(box.left + box.width / 2 - middle);
    // The nearest row wins; cards of one row differ by less than half a card.
    const nearer = row < bestRow - here.height / 2;
    const sameRow = Math.abs(row - bestRow) <= here.height / 2;
    if (nearer || (sameRow && aside < bestAside)) {
      best = index;
      bestRow = row;
      bestAside = aside;
    }
  });
  return best;
}
