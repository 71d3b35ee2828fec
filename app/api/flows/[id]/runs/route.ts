import { z } from 'zod';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';
import { listRuns } from '@/server/runs/read-runs.ts';
import { startRun } from '@/server/runs/start-run.ts';

const Settings = z.strictObject({ previewBytes: z.int().min(0).max(65_536).optional() });

export const GET = route<{ id: string }>((_request, { id }) => listRuns(id));

export const POST = route<{ id: string }>(async (request, { id }) => {
  const settings = await readJson(request, Settings);
  return Response.json(await startRun(id, settings), { status: 201 });
});
