import { z } from 'zod';
import { checkDocument } from '@/server/check-document.ts';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';

const Check = z.strictObject({ document: z.unknown() });

export const POST = route(async (request) => checkDocument((await readJson(request, Check)).document));
