/** `npm start`: from whatever state the clone is in to a server. HOST, PORT and CUEBOARD_DATA are its settings. */
import { becomeNode } from './run-tool.mjs';
import { setup } from './setup.mjs';

setup();
becomeNode(['scripts/serve.mjs']);
