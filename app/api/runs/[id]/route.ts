import { route } from '@/server/http/route.ts';
import { deleteRun, getRun } from '@/server/runs/read-runs.ts';

export const GET = route<{ id: string }>((_request, { id }) => getRun(id));

export const DELETE = route<{ id: string }>((_request, { id }) => deleteRun(id));
