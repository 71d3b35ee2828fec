import { customAlphabet } from 'nanoid';
import type { Id } from './document.ts';

/** Makes an id that the document does not hold yet. Tests hand in one that counts. */
export type MakeId = () => Id;

const first = customAlphabet('abcdefghijklmnopqrstuvwxyz', 1);
const rest = customAlphabet('abcdefghijklmnopqrstuvwxyz0123456789', 9);

/** Ten characters. The first is a letter, so that no id looks like an index and jumps the order of keys. */
export const randomId: MakeId = () => first() + rest();
