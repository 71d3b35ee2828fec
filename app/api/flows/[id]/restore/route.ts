import { restoreFlow } from '@/server/flows/delete-flow.ts';
import { route } from '@/server/http/route.ts';

export const POST = route<{ id: string }>((_request, { id }) => restoreFlow(id));
