/**
 * The strongly connected parts of a graph, by Tarjan: within one, each node leads to each other. A part comes after all
 * parts that it leads to. No recursion: a chain of waits may be long.
 * @param next by node: the nodes it leads to
 */
export function strongParts(next: readonly (readonly number[])[]): number[][] {
  const order = new Int32Array(next.length).fill(-1);
  const lowest = new Int32Array(next.length);
  const isOpen = new Uint8Array(next.length);
  const open: number[] = [];
  const parts: number[][] = [];
  let count = 0;
  for (const start of next.keys()) {
    if (order[start] !== -1) continue;
    const path = [{ node: start, at: 0 }];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { node } = step;
      if (step.at === 0) {
        order[node] = count;
        lowest[node] = count++;
        open.push(node);
        isOpen[node] = 1;
      }
      const target = next[node]?.[step.at++];
      if (target !== undefined) {
        if (order[target] === -1) path.push({ node: target, at: 0 });
        else if (isOpen[target] === 1) lower(node, order[target] as number);
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent !== undefined) lower(parent, lowest[node] as number);
      if (lowest[node] === order[node]) parts.push(close(node));
    }
  }
  return parts;

  function lower(node: number, to: number): void {
    lowest[node] = Math.min(lowest[node] as number, to);
  }

  function close(root: number): number[] {
    const part: number[] = [];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      isOpen[node] = 0;
      part.push(node);
      if (node === root) break;
    }
    return part;
  }
}
