/** `npm test`: sets up, then runs everything there is to check. Its last line is `N passed, N failed`. */
import { becomeNode } from './run-tool.mjs';
import { setup } from './setup.mjs';

setup();
becomeNode(['scripts/run-tests.mjs']);
