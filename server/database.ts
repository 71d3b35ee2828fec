import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from '../prisma/generated/client.ts';
import { databaseFile } from './data-folder.ts';

/** Next loads modules anew on a change and apart for each route: what must exist once lives on globalThis. */
const shared = globalThis as { cueboardDatabase?: Promise<PrismaClient> };

/** The one connection to the data folder's database, which scripts/migrate.mjs made. */
export function database(): Promise<PrismaClient> {
  shared.cueboardDatabase ??= open();
  return shared.cueboardDatabase;
}

async function open(): Promise<PrismaClient> {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${databaseFile()}` }) });
  // Readers and the writer do not wait for each other: a list is shown while a save is written.
  await client.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  return client;
}

/** Closes the connection: a test that removes its data folder needs it. */
export async function closeDatabase(): Promise<void> {
  const open = shared.cueboardDatabase;
  shared.cueboardDatabase = undefined;
  await (await open)?.$disconnect();
}
