/** The pages of the help, in the order of the list at its left: files of docs/. Those not written are left out. */
export const helpPages = [
  { page: 'first-steps', title: 'First steps' },
  { page: 'concepts', title: 'Actors, queues, threads' },
  { page: 'canvas', title: 'The canvas' },
  { page: 'actor-api', title: 'Actor code' },
  { page: 'parts', title: 'Parts' },
  { page: 'timeline', title: 'The timeline' },
  { page: 'statistics', title: 'Statistics, comparing runs' },
  { page: 'messages', title: 'Messages' },
  { page: 'waits', title: 'Waits and deadlocks' },
  { page: 'export', title: 'Export' },
  { page: 'problems', title: 'Problems' },
  { page: 'command-line', title: 'Command line' },
  { page: 'api', title: 'JSON API' },
  { page: 'flow-document', title: 'The flow document' },
  { page: 'trace-format', title: 'The trace file' },
  { page: 'settings', title: 'Settings' },
  { page: 'security', title: 'Security' },
  { page: 'architecture', title: 'Architecture' },
] as const;

export type HelpPage = (typeof helpPages)[number];
export const isHelpPage = (page: string): page is HelpPage['page'] =>
  helpPages.some((known) => known.page === page);
