import { z } from 'zod';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';
import { listRuns } from '@/server/runs/read-runs.ts';
import { startRun } from '@/server/runs/start-run.ts';

const Settings = z.strictObject({
  content: z.enum(['headers', 'previews', 'whole']).optional(),
  previewBytes: z.int().min(0).max(65_536).optional(),
  limitBytes: z.int().min(1_000_000).nullable().optional(),
  keep: z.enum(['first', 'last']).optional(),
  memoryBytes: z.int().min(200_000_000).max(1e12).nullable().optional(),
  stateEveryMs: z.int().min(0).max(3_600_000).nullable().optional(),
});

export const GET = route<{ id: string }>((_request, { id }) => listRuns(id));

export const POST = route<{ id: string }>(async (request, { id }) => {
  const settings = await readJson(request, Settings);
  return Response.json(await startRun(id, settings), { status: 201 });
});
