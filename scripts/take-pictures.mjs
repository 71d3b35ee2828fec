/**
 * Pictures of the application at work. Alone: docs/pictures/workspace.png. With `--all FOLDER`: every screen, in
 * both themes and two sizes; `--only NAME` leaves out those whose name does not contain NAME.
 */
import { becomeNode } from './run-tool.mjs';
import { setup } from './setup.mjs';

setup();
becomeNode(['scripts/pictures/take.mjs', ...process.argv.slice(2)]);
