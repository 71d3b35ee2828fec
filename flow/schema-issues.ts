/** What zod found, in the words of this project. */
import type { z } from 'zod';

export interface IssueMessage {
  path: PropertyKey[];
  message: string;
}

export function issueMessages(issue: z.core.$ZodIssue): IssueMessage[] {
  const path = [...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path, message: `the field ${key.slice(0, 80)} is not known` }));
    case 'invalid_type':
      return [{ path, message: isMissing(issue) ? 'it is missing' : `it must be ${one(issue.expected)}` }];
    case 'invalid_value':
      return [
        { path, message: `it must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}` },
      ];
    case 'too_big':
      return [{ path, message: limit(issue.origin, 'at most', Number(issue.maximum)) }];
    case 'too_small':
      return [
        {
          path,
          message: limit(
            issue.origin,
            issue.inclusive === false ? 'more than' : 'at least',
            Number(issue.minimum),
          ),
        },
      ];
    case 'invalid_key':
      return issue.issues.flatMap((inner) => issueMessages(inner).map(({ message }) => ({ path, message })));
    case 'invalid_union':
      return [{ path, message: unionMessage(issue) }];
    default:
      return [{ path, message: lower(issue.message) }];
  }
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion): string {
  if (typeof issue.discriminator === 'string') return `its ${issue.discriminator} is not known`;
  const choices = new Set(
    issue.errors.flatMap((errors) => errors.flatMap(issueMessages)).map(({ message }) => message),
  );
  return [...choices].join(', or ') || 'it has none of the known shapes';
}

function one(expected: string): string {
  return /^[aeiou]/.test(expected)
    ? `an ${expected}`
    : `a ${expected === 'record' ? 'set of records' : expected}`;
}

function limit(origin: string, than: string, number: number): string {
  if (origin === 'string') return `it must have ${than} ${number} character${number === 1 ? '' : 's'}`;
  if (origin === 'array') return `it must have ${than} ${number} entries`;
  return `it must be ${than} ${number}`;
}

/** Zod leaves the value itself out of its issues, so that secrets in it cannot leak; the sentence tells. */
function isMissing(issue: z.core.$ZodIssueInvalidType): boolean {
  return issue.message.endsWith('received undefined');
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
