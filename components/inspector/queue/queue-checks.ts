/** Why a text cannot be a field's value, in a sentence; null when it can. */
import { parseNumber } from '@/components/ui/parse-number.ts';
import { FieldPath } from '@/flow/document.ts';

export function checkField(text: string, need: 'needed' | 'optional'): string | null {
  const field = text.trim();
  if (field === '') return need === 'needed' ? 'Name the field of the message.' : null;
  return FieldPath.safeParse(field).success ? null : 'A field is a name, or a path with dots: job.host.';
}

/** Empty is for ever. */
export function checkTimeToLive(text: string): string | null {
  if (text.trim() === '') return null;
  const read = parseNumber(text, { max: 86_400_000 });
  if ('error' in read) return read.error;
  return read.value > 0 ? null : 'More than 0, or nothing for ever.';
}
