import { route } from '@/server/http/route.ts';
import { listParts } from '@/server/list-parts.ts';

export const GET = route(listParts);
