import { trustFlow } from '@/server/flows/save-flow.ts';
import { route } from '@/server/http/route.ts';

export const POST = route<{ id: string }>((_request, { id }) => trustFlow(id));
