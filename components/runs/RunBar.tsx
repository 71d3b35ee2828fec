'use client';
import { Play, Square } from 'lucide-react';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { Button } from '@/components/ui/Button.tsx';
import { classes } from '@/components/ui/classes.ts';
import { Tooltip } from '@/components/ui/Tooltip.tsx';
import { RunSettings } from './RunSettings.tsx';
import { RunStatus } from './RunStatus.tsx';
import { runOrSayWhy, stopRun, useRunControl, whyNotRun } from './run-control.ts';
import { isLive } from './run-outcome.ts';
import { useOpenRun } from './use-open-run.ts';

/** Run or Stop, and what the run on screen is doing. */
export function RunBar() {
  useOpenRun();
  useRunCommands();
  const run = useSession((s) => s.run);
  const readOnly = useDocument((s) => s.readOnly);
  const asking = useRunControl((s) => s.asking);
  // Read for their changes: they decide whether the flow may run.
  useDocument((s) => s.problems);
  useDocument((s) => s.trusted);
  useDocument((s) => s.document.actors);
  const live = run !== null && isLive(run.state);
  return (
    <div className="flex min-w-0 max-w-[44vw] items-center gap-3">
      {live ? (
        <Tooltip label="Stop the run" keys="mod+.">
          <Button
            size="large"
            icon={<Square size={12} fill="currentColor" aria-hidden />}
            busy={run.state === 'stopping'}
            onClick={() => void stopRun()}
          >
            Stop
          </Button>
        </Tooltip>
      ) : readOnly ? null : (
        <span className="flex items-center gap-1">
          <RunButton asking={asking} why={whyNotRun()} />
          <RunSettings />
        </span>
      )}
      <RunStatus />
    </div>
  );
}

/** It keeps the focus and says why where the flow may not run: a disabled button could not be asked. */
function RunButton({ asking, why }: { asking: boolean; why: string | null }) {
  return (
    <Tooltip label={why ?? 'Run on real threads'} keys={why ? undefined : 'mod+enter'}>
      <Button
        variant="primary"
        size="large"
        icon={<Play size={13} fill="currentColor" aria-hidden />}
        busy={asking}
        aria-disabled={why !== null || undefined}
        aria-description={why ?? undefined}
        className={classes(why !== null && 'opacity-50')}
        onClick={runOrSayWhy}
      >
        Run
      </Button>
    </Tooltip>
  );
}

function useRunCommands() {
  const register = useCommands((s) => s.register);
  useEffect(() => {
    const live = () => {
      const { run } = useSession.getState();
      return run !== null && isLive(run.state);
    };
    return register([
      {
        id: 'run.start',
        title: 'Run',
        group: 'Run',
        keys: ['mod+enter'],
        inTextFields: true,
        enabled: () => !live(),
        run: runOrSayWhy,
      },
      {
        id: 'run.stop',
        title: 'Stop the run',
        group: 'Run',
        keys: ['mod+.', 'shift+mod+enter'],
        inTextFields: true,
        enabled: live,
        run: () => void stopRun(),
      },
    ]);
  }, [register]);
}
