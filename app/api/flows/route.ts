import { z } from 'zod';
import { Flow, Name } from '@/flow/document.ts';
import { createFlow, importFlow } from '@/server/flows/create-flow.ts';
import { listFlows } from '@/server/flows/read-flows.ts';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';

const NewFlow = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ name: Name.optional(), document: Flow.optional() }),
]);

export const GET = route(listFlows);

export const POST = route(async (request) => {
  const body = await readJson(request, NewFlow);
  const made = await ('text' in body ? importFlow(body.text) : createFlow(body));
  return Response.json(made, { status: 201 });
});
