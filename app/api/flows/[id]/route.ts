import { z } from 'zod';
import { deleteFlow } from '@/server/flows/delete-flow.ts';
import { readDocument } from '@/server/flows/read-document.ts';
import { getFlow } from '@/server/flows/read-flows.ts';
import { saveFlow } from '@/server/flows/save-flow.ts';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';

const Save = z.strictObject({ document: z.unknown(), revision: z.int().min(1) });

export const GET = route<{ id: string }>((_request, { id }) => getFlow(id));

export const PUT = route<{ id: string }>(async (request, { id }) => {
  const { document, revision } = await readJson(request, Save);
  return saveFlow(id, readDocument(document), revision);
});

export const DELETE = route<{ id: string }>((_request, { id }) => deleteFlow(id));
