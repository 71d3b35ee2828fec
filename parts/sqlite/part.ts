import type { Part } from '../part.ts';

export const sqlite: Part = {
  kind: 'sqlite',
  name: 'SQLite owner',
  group: 'Owners',
  summary: 'one thread owns one database',
  icon: 'database',
  settings: [
    {
      key: 'path',
      label: 'Database file',
      kind: 'path',
      default: '',
      required: true,
      hint: 'Made where it does not exist. A relative path starts where the program is started.',
    },
    {
      key: 'setup',
      label: 'At the start',
      kind: 'lines',
      default: ['CREATE TABLE IF NOT EXISTS items (id INTEGER PRIMARY KEY, name TEXT)'],
      hint: 'SQL statements, one a line.',
    },
    {
      key: 'statement',
      label: 'For each message',
      kind: 'text',
      default: 'INSERT INTO items (name) VALUES (:name)',
      required: true,
      hint: 'One SQL statement; :name is the field `name` of the message.',
    },
  ],
  ports: ['rows'],
  reads: true,
  onFailure: { kind: 'skip' },
};
