'use client';
import { useMemo } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import type { Id, RecordKind } from '@/flow/document.ts';
import type { Problem } from '@/flow/problem.ts';

export interface RecordProblems {
  all: Problem[];
  /** What is wrong with one field (dotted path), for the place where it is edited. */
  at: (field: string) => string | undefined;
  atPort: (port: string) => string | undefined;
  /** Those that no field of the panel shows. */
  apart: (shown: readonly string[]) => Problem[];
}

export function useProblems(kind: RecordKind, id: Id): RecordProblems {
  const problems = useDocument((state) => state.problems);
  return useMemo(() => {
    const all = problems.filter(({ where }) => where.kind === kind && where.id === id);
    return {
      all,
      at: (field) => all.find(({ where }) => where.field === field)?.message,
      atPort: (port) => all.find(({ where }) => where.port === port)?.message,
      apart: (shown) =>
        all.filter(
          ({ where }) =>
            where.port === undefined && (where.field === undefined || !shown.includes(where.field)),
        ),
    };
  }, [problems, kind, id]);
}
