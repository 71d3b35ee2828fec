import { exportFlow } from '@/server/flows/export-flow.ts';
import { route } from '@/server/http/route.ts';

export const GET = route<{ id: string }>((_request, { id }) => exportFlow(id));
