'use client';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useDocument } from '@/components/editor/document.ts';
import { selectPlace } from '@/components/inspector/select-place.ts';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import type { Flow } from '@/flow/document.ts';
import type { Place, Problem } from '@/flow/problem.ts';

const kinds = { actor: 'actors', queue: 'queues', wire: 'wires', thread: 'threads' } as const;

function placeWords(flow: Flow, { kind, id, line, column }: Place): string {
  if (kind === 'flow' || id === undefined) return 'flow';
  const name = kind === 'wire' ? 'wire' : (flow[kinds[kind]] as Record<string, { name: string }>)[id]?.name;
  return `${name ?? kind}${line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`}`;
}

/** What is wrong with the design, errors first. A click goes to the place. */
export function Problems() {
  const problems = useDocument((s) => s.problems);
  const flow = useDocument((s) => s.document);
  if (problems.length === 0)
    return (
      <EmptyState icon={<CircleCheck aria-hidden />} title="No problems">
        Mistakes in the flow and in the code of its actors appear here while you work.
      </EmptyState>
    );
  const sorted = [...problems].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  return (
    <ul className="h-full overflow-auto py-1">
      {sorted.map((problem) => (
        <li key={keyOf(problem)}>
          <button
            type="button"
            onClick={() => selectPlace(problem.where)}
            className="flex w-full items-baseline gap-2 px-3.5 py-1 text-left hover:bg-hover focus-visible:outline-offset-[-2px]"
          >
            {problem.severity === 'error' ? (
              <CircleAlert
                size={13}
                role="img"
                aria-label="Error"
                className="shrink-0 translate-y-0.5 text-danger"
              />
            ) : (
              <TriangleAlert
                size={13}
                role="img"
                aria-label="Warning"
                className="shrink-0 translate-y-0.5 text-warn"
              />
            )}
            <span className="min-w-0 flex-1">{problem.message}</span>
            <span className="shrink-0 text-muted">{placeWords(flow, problem.where)}</span>
            <code className="w-44 shrink-0 truncate text-muted text-xs">{problem.code}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}

const keyOf = ({ code, where, message }: Problem) =>
  [code, where.kind, where.id, where.port, where.field, where.line, where.column, message].join(' ');
