/**
 * Migrations of the data folder's database.
 *   node scripts/migrate.mjs deploy        apply what is missing (what `npm start` does)
 *   node scripts/migrate.mjs status        say what is missing or was changed
 *   node scripts/migrate.mjs dev <name>    after a change of prisma/schema.prisma: write a migration, apply it
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { databaseFile } from '../server/data-folder.ts';
import { checksumOf, migrationNames, openEngine } from './migration-engine.mjs';

async function deploy() {
  // The engine wants the database for itself; where there is nothing to do it need not be asked.
  if (isUpToDate()) return process.argv.includes('--quiet') ? undefined : console.log('Up to date.');
  const applied = await (await openEngine(databaseFile())).deploy();
  console.log(`Database: applied ${applied.join(', ')} in ${databaseFile()}`);
}

/** True where each migration stands in the table as applied, with the text that it has now. */
function isUpToDate() {
  if (!fs.existsSync(databaseFile())) return false;
  const database = new Database(databaseFile(), { readonly: true });
  try {
    const rows = database
      .prepare(
        'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL',
      )
      .all();
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    return migrationNames().every((name) => applied.get(name) === checksumOf(name));
  } catch {
    return false;
  } finally {
    database.close();
  }
}

async function dev(name) {
  if (!name) return fail('A name is needed: node scripts/migrate.mjs dev add-run-labels', 2);
  const engine = await openEngine(databaseFile());
  // The first deploy also makes the migrations table; the diagnosis fails without it.
  await engine.deploy();
  const action = await engine.diagnose();
  if (action.tag === 'reset') return fail(`The database must be made anew first: ${action.reason}`);
  const created = await engine.create(name);
  if (!created) return console.log('schema.prisma and the migrations agree; nothing to write.');
  await engine.deploy();
  console.log(`Wrote and applied prisma/migrations/${created}. Now run: prisma generate`);
}

async function status() {
  const file = databaseFile();
  // The engine would create the file, and cannot diagnose one without its migrations table.
  const found = fs.existsSync(file) ? await (await openEngine(file)).status() : {};
  const edited = found.editedMigrationNames ?? [];
  const missing = found.hasMigrationsTable
    ? (found.history?.unappliedMigrationNames ?? [])
    : migrationNames();
  console.log(`Database: ${file}`);
  console.log(`Migrations: ${migrationNames().length}, to apply: ${missing.length}`);
  for (const name of missing) console.log(`  to apply  ${name}`);
  for (const name of edited) console.log(`  changed after it was applied  ${name}`);
  if (found.drift) console.log(`  drift: ${JSON.stringify(found.drift)}`);
  if (missing.length > 0 || edited.length > 0 || found.drift) process.exitCode = 1;
}

function fail(message, code = 1) {
  console.error(message);
  process.exitCode = code;
}

const [verb, name] = process.argv.slice(2);
if (verb === 'deploy') await deploy();
else if (verb === 'dev') await dev(name);
else if (verb === 'status') await status();
else fail('Use: node scripts/migrate.mjs deploy [--quiet] | status | dev <name>', 2);
