/** The house, executable: one rule a room (docs/architecture.md). Change a rule only with a decision record. */
const room = (name, mayImport, comment) => ({
  name: `room-${name}`,
  comment,
  severity: 'error',
  from: { path: `^${name}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^(app|api|cli|compiler|components|flow|parts|runtime|samples|scripts|server|trace|prisma)/',
    pathNot: [name, ...mayImport].map((r) => `^${r}(/|\\.ts$)`),
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle is two files that are one idea.',
      from: {},
      to: { circular: true },
    },
    room('flow', [], 'A leaf: the document and its edits are pure, so that every room can trust them.'),
    room('runtime', [], 'A leaf: exports ship it as it is, so it can stand on nothing of ours.'),
    room('api', ['flow'], 'The words of the JSON API, shared by server, browser and scripts.'),
    room('trace', ['runtime/protocol'], 'Pure: it knows the bytes of a trace, not who wrote them.'),
    room(
      'parts',
      ['flow', 'runtime/protocol', 'runtime/index'],
      'What a part looks like knows the document; what it does knows the actor API (`cueboard`), as users do.',
    ),
    {
      name: 'part-looks-stay-apart',
      severity: 'error',
      comment: "Only a part's code may see `cueboard`: the rest is loaded by browsers.",
      from: { path: '^parts/', pathNot: '(/code\\.ts|\\.test\\.ts)$' },
      to: { path: '^runtime/index\\.ts$' },
    },
    room('compiler', ['flow', 'parts', 'runtime/protocol'], 'The bridge between the leaves.'),
    room(
      'server',
      ['api', 'flow', 'compiler', 'trace', 'parts', 'runtime/protocol', 'prisma/generated'],
      "It starts the runtime by path and never imports it: users' code stays out of this process.",
    ),
    room(
      'components',
      ['api', 'flow', 'parts', 'trace', 'runtime/protocol'],
      'What shows cannot reach the database.',
    ),
    room('app', ['components', 'server', 'api', 'flow'], 'Thin: fetch, check, hand over.'),
    room(
      'cli',
      ['flow', 'compiler', 'trace', 'parts', 'runtime/protocol'],
      'The same rooms as the browser, without the browser. It starts the runtime by path.',
    ),
    {
      name: 'react-flow-stays-in-the-canvas',
      severity: 'error',
      comment:
        'Nodes and edges are words of the canvas room alone, and of the bench that compares with them.',
      from: { pathNot: '^(components/canvas|scripts/bench-ui/pages)/' },
      to: { path: 'node_modules/@xyflow/' },
    },
    {
      name: 'part-code-stays-apart',
      severity: 'error',
      comment: "A part's code.ts runs on actor threads; a browser or server that imported it would run it.",
      from: { pathNot: '^parts/[^/]+/(code\\.ts|.*\\.test\\.ts)$' },
      to: { path: '^parts/[^/]+/code\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.build|prisma/generated|e2e|fixtures|compiler/samples)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
