import type { Actor } from '@/flow/document.ts';
import { kindLine } from './kind-line.ts';

export function KindLine({ actor }: { actor: Pick<Actor, 'work' | 'ports'> }) {
  return <span className="truncate text-muted">{kindLine(actor)}</span>;
}
