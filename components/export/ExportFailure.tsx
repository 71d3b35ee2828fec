import { CircleX } from 'lucide-react';
import { ApiFailure } from '@/api/client.ts';
import { useDocument } from '@/components/editor/document.ts';

/** Why there is no file: the problems by the name of what they are about, or the reason in words. */
export function ExportFailure({ error }: { error: unknown }) {
  const flow = useDocument((s) => s.document);
  const problems = error instanceof ApiFailure ? error.problems.filter((p) => p.severity === 'error') : [];
  const message = error instanceof Error ? error.message : String(error);
  return (
    <div role="alert" className="rounded-lg border border-line bg-field p-3">
      <p className="flex items-start gap-2 text-danger">
        <CircleX size={15} aria-hidden className="mt-0.5 shrink-0" />
        {message}
      </p>
      {problems.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-1 pl-[23px]">
          {problems.slice(0, 20).map(({ where, message: words }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two problems may be the same words, and the list never changes
            <li key={index}>
              {where.kind === 'actor' && where.id ? (
                <span className="font-medium">
                  {flow.actors[where.id]?.name}
                  {where.line ? `:${where.line}:${where.column ?? 1}` : ''}{' '}
                </span>
              ) : null}
              {words}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
