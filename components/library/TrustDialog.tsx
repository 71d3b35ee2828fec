import { Code, FileText, SquareTerminal } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog.tsx';
import { flowHoldings, type Holding } from './flow-holdings.ts';

interface TrustDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAllow: () => Promise<void>;
}

/** What an imported flow holds, and the question whether it may run. */
export function TrustDialog({ open, onOpenChange, onAllow }: TrustDialogProps) {
  const flow = useDocument((s) => s.document);
  const { code, programs, files } = useMemo(() => flowHoldings(flow), [flow]);
  const harmless = code.length + programs.length + files.length === 0;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Allow “${flow.name}” to run?`}
      confirm="Allow it to run"
      cancel="Not yet"
      onConfirm={onAllow}
    >
      <p>It runs with your rights: it can read and change what you can. This is what it holds.</p>
      <div className="mt-3 flex max-h-[40vh] flex-col gap-3 overflow-y-auto text-ink">
        <Group icon={<Code size={14} aria-hidden />} title="Actors with code of their own" holdings={code} />
        <Group
          icon={<SquareTerminal size={14} aria-hidden />}
          title="Programs it starts"
          holdings={programs}
        />
        <Group
          icon={<FileText size={14} aria-hidden />}
          title="Files and folders it names"
          holdings={files}
        />
        {harmless ? <p>Only ready-made parts, and no programs or files.</p> : null}
      </div>
    </ConfirmDialog>
  );
}

function Group({ icon, title, holdings }: { icon: ReactNode; title: string; holdings: Holding[] }) {
  if (holdings.length === 0) return null;
  return (
    <section>
      <h3 className="flex items-center gap-1.5 font-medium">
        {icon}
        {title}
      </h3>
      <ul className="mt-1 flex flex-col gap-0.5 pl-5">
        {holdings.map(({ actor, what }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an actor may stand here twice, and the list never changes
          <li key={index} className="break-words">
            {actor} <span className="break-all font-mono text-muted text-xs">{what}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
