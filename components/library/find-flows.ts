import type { FlowSummary } from '@/api/types.ts';

export type FlowOrder = 'recent' | 'name';

export interface FoundFlows {
  own: FlowSummary[];
  samples: FlowSummary[];
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Flows whose name, description or actors' names hold every word of `search`, the user's own apart from the samples. */
export function findFlows(flows: readonly FlowSummary[], search: string, order: FlowOrder): FoundFlows {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const found = flows.filter((flow) => {
    if (words.length === 0) return true;
    const actors = Object.values(flow.document.actors).map((actor) => actor.name);
    const text = fold([flow.name, flow.description, ...actors].join('\n'));
    return words.every((word) => text.includes(word));
  });
  const sorted = found.toSorted((a, b) =>
    order === 'name'
      ? byName.compare(a.name, b.name) || a.id.localeCompare(b.id)
      : b.updatedAt.localeCompare(a.updatedAt) || byName.compare(a.name, b.name),
  );
  return { own: sorted.filter((f) => !f.sample), samples: sorted.filter((f) => f.sample) };
}
