import { route } from '@/server/http/route.ts';
import { exportTrace } from '@/server/runs/export-trace.ts';

export const GET = route<{ id: string }>((request, { id }) => exportTrace(id, request));
