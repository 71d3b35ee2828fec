/** The server, on a clone that is set up: migrates the data folder's database, then runs Next. Needs Node 24. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import { isLoopback, servedAddress } from '../server/access/served-address.ts';
import { dataFolder } from '../server/data-folder.ts';
import { holdDataFolder } from './hold-data-folder.mjs';
import { root, toolEnvironment, toolFile } from './run-tool.mjs';

const LOOK_AGAIN_MS = 25;
const development = process.argv.includes('--dev');
const { host, port } = servedAddress();

if (!Number.isInteger(port) || port < 1 || port > 65_535)
  leave(`PORT is ${process.env.PORT}; it must be a number from 1 to 65535.`);
const trouble = await whyNotListen();
if (trouble === 'EADDRINUSE')
  leave(`Port ${port} is taken, perhaps by another Cueboard. Choose another: PORT=${port + 1} npm start`);
if (trouble === 'EACCES') leave(`This user may not listen on port ${port}. Choose one above 1023.`);
if (trouble) leave(`Cannot listen on ${host}:${port}: ${trouble}`);

if (!holdDataFolder(dataFolder()))
  leave(`Another Cueboard serves ${dataFolder()}. Stop it, or set CUEBOARD_DATA to another folder.`);
// In a process of its own: the schema engine keeps the database locked for as long as its process lives.
const migrated = spawnSync(
  process.execPath,
  [path.join(root, 'scripts', 'migrate.mjs'), 'deploy', '--quiet'],
  {
    stdio: 'inherit',
  },
);
if (migrated.status !== 0) leave(`The database in ${dataFolder()} could not be brought up to date.`);

// Whoever reaches a server beyond this machine must have been given its address by who started it.
const given = process.env.CUEBOARD_TOKEN ?? '';
const token = given === '' && !isLoopback(host) ? randomBytes(24).toString('base64url') : given;
const next = spawn(
  process.execPath,
  [toolFile('next'), development ? 'dev' : 'start', '-H', host, '-p', String(port)],
  {
    cwd: root,
    // Next's own greeting names the address it listens on and not the one to open.
    stdio: ['inherit', development ? 'inherit' : 'ignore', 'inherit'],
    env: toolEnvironment({
      HOST: host,
      PORT: String(port),
      CUEBOARD_TOKEN: token,
      // The server stops its runs before it goes (server/server-started.ts).
      NEXT_MANUAL_SIG_HANDLE: '1',
    }),
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => next.kill(signal));
next.on('exit', (code) => process.exit(code ?? 1));
await listening();
const shown = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
console.log(`Cueboard: http://${shown}:${port}${token ? `/?token=${token}` : ''}`);
if (token) console.log('Who has this address may run code on this machine, as you.');

function leave(message) {
  console.error(message);
  process.exit(1);
}

/** The error's code where the address cannot be listened on, null where it can. */
function whyNotListen() {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

async function listening() {
  const target = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  for (;;) {
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, target, () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
