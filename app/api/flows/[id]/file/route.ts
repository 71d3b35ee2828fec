import { flowFile } from '@/server/flows/flow-file.ts';
import { route } from '@/server/http/route.ts';

export const GET = route<{ id: string }>((_request, { id }) => flowFile(id));
