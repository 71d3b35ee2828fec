/** The JSON Schema of the document as a file, published as public/schema/flow-2.json. */
import { z } from 'zod';
import { VERSION } from './document.ts';
import { FlowFile } from './document-file.ts';

export function flowJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(FlowFile, { io: 'input', target: 'draft-2020-12' });
  return {
    ...schema,
    title: `Cueboard flow, version ${VERSION}`,
    description: 'Actors, queues and the wires between them. See docs/flow-document.md.',
  };
}

export function flowJsonSchemaText(): string {
  return `${JSON.stringify(flowJsonSchema(), null, 2)}\n`;
}
