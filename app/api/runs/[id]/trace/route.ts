import { route } from '@/server/http/route.ts';
import { traceResponse } from '@/server/runs/trace-response.ts';

export const GET = route<{ id: string }>((request, { id }) => traceResponse(id, request));
