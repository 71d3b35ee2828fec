/**
 * The document as a file. It differs from the one in memory in one thing: an actor's code is a list of
 * lines, so that a changed line of code is a changed line of the file.
 */
import { z } from 'zod';
import { Actor, Flow, Id, Work } from './document.ts';

const [PartWork, CodeWork] = Work.options;

const CodeText = z
  .union([z.string(), z.array(z.string())])
  .transform((code) => (typeof code === 'string' ? code : code.join('\n')))
  .pipe(CodeWork.shape.code);

/** Takes both forms, gives the one in memory. */
export const FlowFile = Flow.extend({
  $schema: z.string().max(1000).optional(),
  actors: z.record(
    Id,
    Actor.extend({ work: z.discriminatedUnion('kind', [PartWork, CodeWork.extend({ code: CodeText })]) }),
  ),
}).transform(({ $schema: _address, ...flow }): Flow => flow);
