import { route } from '@/server/http/route.ts';
import { listTypes } from '@/server/list-types.ts';

export const GET = route(listTypes);
