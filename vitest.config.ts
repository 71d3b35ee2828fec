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
  },
});
