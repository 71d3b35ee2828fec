/**
 * Prisma's own schema engine, without its command line: that one downloads a native binary, which an offline
 * machine cannot. The same engine is published as WebAssembly; here it talks to SQLite through the driver
 * adapter the application uses. It writes genuine `_prisma_migrations` rows with checksums.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const prismaFolder = path.join(import.meta.dirname, '..', 'prisma');
const migrationsFolder = path.join(prismaFolder, 'migrations');
const schemaPath = path.join(prismaFolder, 'schema.prisma');
const lockPath = path.join(migrationsFolder, 'migration_lock.toml');
const filters = { externalTables: [], externalEnums: [] };

class AdapterFactory extends PrismaBetterSqlite3 {
  /** The engine replays a whole migration in one executeRaw, and better-sqlite3 prepares one statement only. */
  async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  }
}

function loadWasm() {
  const file = fileURLToPath(
    new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')),
  );
  const instance = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(file)), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

function migrationsList() {
  const folders = fs.existsSync(migrationsFolder)
    ? fs.readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: fs.existsSync(lockPath) ? fs.readFileSync(lockPath, 'utf8') : null,
    },
    migrationDirectories: folders
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok',
            value: fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
  };
}

/** The names of all migrations, oldest first. */
export const migrationNames = () => migrationsList().migrationDirectories.map((migration) => migration.path);

/** The checksum by which the engine knows a migration's text. */
export const checksumOf = (name) =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql')))
    .digest('hex');

/** Opens an engine on one database file, which is created when it is not there. */
export async function openEngine(databaseFile) {
  fs.mkdirSync(path.dirname(databaseFile), { recursive: true });
  loadWasm();
  const schema = { path: schemaPath, content: fs.readFileSync(schemaPath, 'utf8') };
  const adapter = bindMigrationAwareSqlAdapterFactory(new AdapterFactory({ url: `file:${databaseFile}` }));
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => {},
    adapter,
  );

  return {
    /** Applies what is missing and answers the names of what it applied. */
    async deploy() {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationsList(),
        filters,
      });
      return appliedMigrationNames;
    },
    /** Applied or not, edited since, or drifted: the engine's own diagnosis. */
    status: () =>
      engine.diagnoseMigrationHistory({
        migrationsList: migrationsList(),
        optInToShadowDatabase: true,
        filters,
      }),
    /** Writes the migration that leads from the last one to schema.prisma; null when nothing changed. */
    async create(name) {
      const made = await engine.createMigration({
        draft: false,
        migrationName: name,
        migrationsList: migrationsList(),
        schema: { files: [schema] },
        filters,
      });
      if (!made.migrationScript) return null;
      const folder = path.join(migrationsFolder, made.generatedMigrationName);
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, 'migration.sql'), made.migrationScript);
      fs.writeFileSync(
        lockPath,
        `# Written by scripts/migrate.mjs; keep it in version control.\nprovider = "${made.connectorType}"\n`,
      );
      return made.generatedMigrationName;
    },
    /** What must happen before a new migration can be made: 'createMigration', or a reason to reset. */
    diagnose: async () => (await engine.devDiagnostic({ migrationsList: migrationsList(), filters })).action,
  };
}
