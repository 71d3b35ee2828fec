import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { flowSvg } from '@/components/canvas/flow-svg.ts';
import { useDocument } from '@/components/editor/document.ts';
import { Button } from '@/components/ui/Button.tsx';
import { Field } from '@/components/ui/Field.tsx';
import { Select } from '@/components/ui/Select.tsx';
import { Switch } from '@/components/ui/Switch.tsx';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import { drawPng } from './draw-png.ts';
import { ExportFailure } from './ExportFailure.tsx';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';

type Theme = 'light' | 'dark';

/** The graph as a picture, in either theme. */
export function PictureExport() {
  const flow = useDocument((s) => s.document);
  const shownTheme = useResolvedTheme();
  const [theme, setTheme] = useState<Theme>(shownTheme);
  const [background, setBackground] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const svg = useMemo(() => flowSvg(flow, { theme, background }), [flow, theme, background]);
  const empty = Object.keys(flow.actors).length + Object.keys(flow.queues).length === 0;

  const savePng = async () => {
    setBusy(true);
    setError(null);
    try {
      saveFile(await drawPng(svg, 2), fileName(flow.name, 'png', theme));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  if (empty) return <p className="text-muted">There is nothing on the canvas yet.</p>;
  return (
    <>
      <div
        data-theme={theme}
        className="flex min-h-0 flex-1 items-center justify-center overflow-hidden rounded-lg border border-line bg-surface p-3"
      >
        {/* An image runs no script and asks for nothing, whatever the names in the flow are. */}
        {/* biome-ignore lint/performance/noImgElement: the picture is made here; there is nothing to optimise */}
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          alt={`The graph of ${flow.name}`}
          className="max-h-full max-w-full"
        />
      </div>
      {error === null ? null : <ExportFailure error={error} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex items-center gap-4">
          <Select<Theme>
            label="Colours"
            value={theme}
            onChange={setTheme}
            options={[
              { value: 'light', label: 'Light colours' },
              { value: 'dark', label: 'Dark colours' },
            ]}
          />
          <div className="w-40 [&>div]:grid-cols-[auto_1fr]">
            <Field label="Background">
              <Switch checked={background} onChange={setBackground} />
            </Field>
          </div>
        </div>
        <div className="flex gap-2">
          <Button icon={<Download size={14} aria-hidden />} busy={busy} onClick={() => void savePng()}>
            Download PNG
          </Button>
          <Button
            variant="primary"
            icon={<Download size={14} aria-hidden />}
            onClick={() =>
              saveFile(new Blob([svg], { type: 'image/svg+xml' }), fileName(flow.name, 'svg', theme))
            }
          >
            Download SVG
          </Button>
        </div>
      </div>
    </>
  );
}
