import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
export default defineConfig({
  resolve: {
    alias: [
      { find: /^cueboard$/, replacement: path.join(root, 'runtime/index.ts') },
      { find: /^@\//, replacement: `${root}/` },
    ],
  },
  test: {
    include: ['{flow,runtime,compiler,parts,trace,server,cli,api,components,scripts,fixtures}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'compiler/samples/**'],
    maxWorkers: 2,
    // Real threads and processes on a machine that may be busy; a promise of the product has its own limit in its test.
    testTimeout: 30_000,
    // Once more, and the report says so: what fails twice is broken, what fails once wants looking into.
    retry: 1,
  },
});
