import { z } from 'zod';
import { Name } from '@/flow/document.ts';
import { renameFlow } from '@/server/flows/save-flow.ts';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';

const Rename = z.strictObject({ name: Name });

export const POST = route<{ id: string }>(async (request, { id }) => {
  const { name } = await readJson(request, Rename);
  return renameFlow(id, name);
});
