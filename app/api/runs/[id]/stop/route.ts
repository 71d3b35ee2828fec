import { route } from '@/server/http/route.ts';
import { stopRun } from '@/server/runs/stop-run.ts';

export const POST = route<{ id: string }>((_request, { id }) => stopRun(id));
