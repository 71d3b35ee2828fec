import { DatabaseSync } from 'node:sqlite';
import { actor } from 'cueboard';
import { fieldOf } from '../message-text.ts';

interface Settings {
  path: string;
  /** Statements that run once, before the first message. */
  setup: string[];
  /** Runs for each message; `:name` is the message's field `name`. */
  statement: string;
}

type Value = string | number | bigint | Uint8Array | null;

/**
 * The one owner of a database file. Answers with `{ rows, changes }`, and sends the rows through `rows` where there
 * are some.
 */
export default actor({
  state: (): { database?: DatabaseSync } => ({}),
  start(ctx) {
    const { path, setup } = ctx.settings as Settings;
    const database = new DatabaseSync(path);
    ctx.state.database = database;
    for (const sql of setup) if (sql.trim() !== '') database.exec(sql);
  },
  async receive(message, ctx) {
    const { statement: sql } = ctx.settings as Settings;
    const statement = ctx.state.database?.prepare(sql);
    if (!statement) throw new Error('the database is not open');
    const fields = [...sql.matchAll(/:([A-Za-z_]\w*)/g)].map(([, name]) => name as string);
    const values = Object.fromEntries(fields.map((name) => [name, asValue(fieldOf(message, name))]));
    if (statement.columns().length === 0) {
      const { changes } = statement.run(values);
      return { rows: [], changes: Number(changes) };
    }
    // A row has no prototype; a copy of it is a plain object wherever it is sent.
    const rows = statement.all(values).map((row) => ({ ...row }));
    if (rows.length > 0) await ctx.send('rows', rows);
    return { rows, changes: 0 };
  },
  stop(ctx) {
    ctx.state.database?.close();
  },
});

/** What SQLite can hold: true and false as 1 and 0, objects as JSON. */
function asValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && !(value instanceof Uint8Array)) return JSON.stringify(value);
  return value as Value;
}
