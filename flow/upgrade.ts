/** Older versions of the document, step by step to the present one. A step knows only the version it starts from. */
const STEPS: Record<number, (document: object) => object> = {
  // Version 2 has templates and restart groups, which an actor may leave out.
  1: (document) => ({ ...document, version: 2 }),
};

/** The document in the present version; anything else comes back as it is. */
export function upgraded(document: unknown): unknown {
  let now = document;
  for (let step = stepOf(now); step !== undefined; step = stepOf(now)) now = step(now as object);
  return now;
}

function stepOf(document: unknown): ((document: object) => object) | undefined {
  if (document === null || typeof document !== 'object') return undefined;
  const { version } = document as { version?: unknown };
  return typeof version === 'number' && Object.hasOwn(STEPS, version) ? STEPS[version] : undefined;
}
