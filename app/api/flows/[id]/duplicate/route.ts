import { duplicateFlow } from '@/server/flows/create-flow.ts';
import { route } from '@/server/http/route.ts';

export const POST = route<{ id: string }>(async (_request, { id }) =>
  Response.json(await duplicateFlow(id), { status: 201 }),
);
