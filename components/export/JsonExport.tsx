import { Check, Copy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { Button } from '@/components/ui/Button.tsx';
import { serialiseFlow } from '@/flow/serialise.ts';
import { CodePreview } from './CodePreview.tsx';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';

/** Characters shown of a large document; the download has them all. */
const SHOWN = 20_000;

/** The document on screen, as it is kept in git. */
export function JsonExport() {
  const flow = useDocument((s) => s.document);
  const text = useMemo(() => serialiseFlow(flow), [flow]);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      // Without leave for the clipboard the download is there.
    }
  };
  return (
    <>
      <CodePreview
        label="The document"
        text={text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text}
        className="min-h-0 flex-1 rounded-lg border border-line"
      />
      <div className="flex justify-end gap-2">
        <Button
          icon={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          onClick={() => void copy()}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button
          variant="primary"
          icon={<Download size={14} aria-hidden />}
          onClick={() =>
            saveFile(new Blob([text], { type: 'application/json' }), fileName(flow.name, 'flow.json'))
          }
        >
          Download JSON
        </Button>
      </div>
    </>
  );
}
