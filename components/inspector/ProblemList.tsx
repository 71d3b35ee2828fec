'use client';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Problem } from '@/flow/problem.ts';

/** Problems as lines. With `onChoose` each leads somewhere. */
export function ProblemList({
  problems,
  onChoose,
}: {
  problems: readonly Problem[];
  onChoose?: (problem: Problem) => void;
}) {
  if (problems.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {problems.map((problem) => {
        const line = (
          <>
            {problem.severity === 'error' ? (
              <CircleAlert size={14} className="mt-0.5 shrink-0 text-danger" role="img" aria-label="Error" />
            ) : (
              <TriangleAlert
                size={14}
                className="mt-0.5 shrink-0 text-warn"
                role="img"
                aria-label="Warning"
              />
            )}
            <span className="min-w-0">{problem.message}</span>
          </>
        );
        return (
          <li key={`${problem.code} ${JSON.stringify(problem.where)}`}>
            {onChoose ? (
              <button
                type="button"
                onClick={() => onChoose(problem)}
                className="-mx-1.5 flex w-full gap-1.5 rounded-md px-1.5 py-0.5 text-left hover:bg-hover"
              >
                {line}
              </button>
            ) : (
              <div className="flex gap-1.5 py-0.5">{line}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
