import path from 'node:path';
import { root } from '../run-tool.mjs';

/** Everything the bench makes, out of git's and the tools' sight. */
const build = path.join(root, '.build', 'bench');

/** The programs of the peers, with their packages and what compilers made of them. */
export const peersFolder = path.join(build, 'peers');
/** The runtime's programs, with the package `cueboard` as runs have it. */
export const cueboardFolder = path.join(build, 'cueboard');
export const tracesFolder = path.join(build, 'traces');
