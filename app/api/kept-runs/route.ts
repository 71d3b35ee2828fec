import { z } from 'zod';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';
import { changeKeptRuns } from '@/server/runs/clear-runs.ts';
import { readKeptRuns } from '@/server/runs/kept-runs.ts';

const Kept = z.strictObject({
  perFlow: z.int().min(1).max(1_000_000).nullable(),
  days: z.number().positive().max(100_000).nullable(),
  totalBytes: z.int().min(1_000_000).nullable(),
});

export const GET = route(readKeptRuns);

export const PUT = route(async (request) => changeKeptRuns(await readJson(request, Kept)));
