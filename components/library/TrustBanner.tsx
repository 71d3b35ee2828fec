'use client';
import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { api } from '@/api/client.ts';
import { useDocument } from '@/components/editor/document.ts';
import { flushSave } from '@/components/editor/keep-saved.ts';
import { Button } from '@/components/ui/Button.tsx';
import { toast } from '@/components/ui/toast.ts';
import { TrustDialog } from './TrustDialog.tsx';

/** Over the canvas of an imported flow, until the user has allowed it to run. Nothing where it is trusted. */
export function TrustBanner() {
  const trusted = useDocument((s) => s.trusted);
  const readOnly = useDocument((s) => s.readOnly);
  const [open, setOpen] = useState(false);
  if (trusted || readOnly) return null;

  const allow = async () => {
    const { flowId, document } = useDocument.getState();
    // What is allowed is what the user has just read, with the edits made to it.
    await flushSave();
    await api.trustFlow(flowId);
    const now = useDocument.getState();
    if (now.flowId === flowId) now.learn({ trusted: true });
    toast(`“${document.name}” may run`, { kind: 'success' });
  };
  return (
    <section
      aria-label="Imported flow"
      className="flex min-h-10 items-center gap-2.5 border-line border-b bg-field px-3.5 py-1.5"
    >
      <ShieldAlert size={15} aria-hidden className="shrink-0 text-warn" />
      <p className="min-w-0 flex-1">
        <span className="font-medium">Imported: read it before you run it.</span>{' '}
        <span className="text-muted">A flow runs with your rights, on this machine.</span>
      </p>
      <Button size="small" onClick={() => setOpen(true)}>
        Allow it to run
      </Button>
      <TrustDialog open={open} onOpenChange={setOpen} onAllow={allow} />
    </section>
  );
}
