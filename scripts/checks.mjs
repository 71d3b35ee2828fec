/** The static checks, each by its own tool. */
import { runNode, toolFile } from './run-tool.mjs';

const CHECKS = [
  // Writes the declarations of routes and of Next's own modules, which the types need.
  {
    name: 'types',
    steps: () => [
      [toolFile('next'), 'typegen'],
      [toolFile('typescript', 'tsc'), '--noEmit'],
    ],
  },
  { name: 'lint and format', steps: () => [[toolFile('@biomejs/biome', 'biome'), 'check', '.']] },
  {
    name: 'import rules',
    steps: () => [[toolFile('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', '.']],
  },
];

/** Runs all of them, also after one fails. Answers `{ name, passed }` for each. */
export function runChecks() {
  return CHECKS.map(({ name, steps }) => {
    console.log(`\nCheck: ${name}`);
    return { name, passed: steps().every((args) => runNode(args) === 0) };
  });
}
