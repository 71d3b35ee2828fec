/** `npm run dev`: the server that follows changes of the source. */
import { becomeNode } from './run-tool.mjs';
import { setup } from './setup.mjs';

setup({ build: false });
becomeNode(['scripts/serve.mjs', '--dev']);
