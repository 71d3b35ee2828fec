import { customAlphabet } from 'nanoid';

/** Lower case only: a run's id is also its folder's name, and some file systems do not tell case apart. */
export const newId = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 14);
