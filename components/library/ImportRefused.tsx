import { FileWarning } from 'lucide-react';
import { Button } from '@/components/ui/Button.tsx';
import { Dialog } from '@/components/ui/Dialog.tsx';
import type { Problem } from '@/flow/problem.ts';
import type { RefusedFile } from './library-actions.ts';

const SHOWN = 50;

/** Why files were not imported, each with its problems by line and column. */
export function ImportRefused({ refused, onClose }: { refused: RefusedFile[]; onClose: () => void }) {
  const [first] = refused;
  const title =
    refused.length === 1
      ? `${first?.name ?? 'The file'} was not imported`
      : `${refused.length} files were not imported`;
  return (
    <Dialog
      open={refused.length > 0}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description="A flow is taken whole or not at all. Nothing was changed."
      footer={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {refused.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may share a name, and the list never changes
          <section key={index}>
            {refused.length > 1 ? (
              <h3 className="mb-1 flex items-center gap-1.5 font-medium">
                <FileWarning size={14} aria-hidden className="text-danger" />
                {file.name}
              </h3>
            ) : null}
            {file.problems.length === 0 ? <p>{file.message}</p> : <Problems problems={file.problems} />}
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Problems({ problems }: { problems: Problem[] }) {
  return (
    <>
      <ul className="divide-y divide-line rounded-md border border-line">
        {problems.slice(0, SHOWN).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may be the same words, and the list never changes
          <li key={index} className="flex gap-3 px-3 py-1.5">
            <span className="w-16 shrink-0 text-muted tabular-nums">{place(problem)}</span>
            <span className="min-w-0 break-words">{withoutPlace(problem.message)}</span>
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? (
        <p className="mt-1.5 text-muted">and {(problems.length - SHOWN).toLocaleString('en-GB')} more</p>
      ) : null}
    </>
  );
}

function place({ where }: Problem): string {
  if (where.line === undefined) return 'the file';
  return where.column === undefined ? `line ${where.line}` : `${where.line}:${where.column}`;
}

/** The place stands in its own column. */
const withoutPlace = (message: string) => message.replace(/^Line \d+, column \d+: /, '');
