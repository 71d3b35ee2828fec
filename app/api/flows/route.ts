import { z } from 'zod';
import { Name } from '@/flow/document.ts';
import { createFlow, importFlow } from '@/server/flows/create-flow.ts';
import { readDocument } from '@/server/flows/read-document.ts';
import { listFlows } from '@/server/flows/read-flows.ts';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';

const NewFlow = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ name: Name.optional(), document: z.unknown().optional() }),
]);

export const GET = route(listFlows);

export const POST = route(async (request) => {
  const body = await readJson(request, NewFlow);
  if ('text' in body) return Response.json(await importFlow(body.text), { status: 201 });
  const document = body.document === undefined ? undefined : readDocument(body.document);
  const made = await createFlow({ name: body.name, document });
  return Response.json(made, { status: 201 });
});
