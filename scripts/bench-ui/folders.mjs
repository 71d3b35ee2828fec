import path from 'node:path';
import { root } from '../run-tool.mjs';

/** Everything this bench makes, out of git's sight. */
const build = path.join(root, '.build', 'bench-ui');
export const dataFolder = path.join(build, 'data');
export const tracesFolder = path.join(build, 'traces');
export const pagesFolder = path.join(build, 'pages');
export const kitsFolder = path.join(build, 'kits');
