import { z } from 'zod';
import { Queue } from '@/flow/document.ts';
import { readJson } from '@/server/http/read-json.ts';
import { route } from '@/server/http/route.ts';
import { setCapacity } from '@/server/runs/set-capacity.ts';

const Wish = z.strictObject({ queue: Queue.shape.name, capacity: Queue.shape.capacity });

export const POST = route<{ id: string }>(async (request, { id }) =>
  setCapacity(id, await readJson(request, Wish)),
);
