/** The built application on a data folder of its own, and a door before it through which a trace can be made to grow. */
import { spawn } from 'node:child_process';
import { createServer, request as send } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { LIVE_HEADER } from '../../api/trace-headers.ts';
import { streamTrace } from '../../server/runs/stream-trace.ts';
import { root } from '../run-tool.mjs';

/**
 * @param port of the application; the door stands at the next one
 * @returns addresses of both; `grow` says which run's trace is live, and where its file grows
 */
export async function startApp(data, port) {
  const server = spawn(process.execPath, [path.join(root, 'scripts', 'serve.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), CUEBOARD_DATA: data },
  });
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${address}/api/flows`).catch(() => null);
    if (answer?.ok) break;
    if (server.exitCode !== null) throw new Error('the application did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  let growing = null;
  const door = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, address);
    if (growing !== null && pathname === `/api/runs/${growing.run}/trace`) {
      const leaving = new AbortController();
      response.on('close', () => leaving.abort());
      const from = Number(searchParams.get('from') ?? 0);
      const stream = streamTrace(growing.file, { from, settled: growing.settled, signal: leaving.signal });
      response.writeHead(200, { [LIVE_HEADER]: '1', 'cache-control': 'no-store' });
      Readable.fromWeb(stream)
        .on('error', () => response.destroy())
        .pipe(response);
      return;
    }
    const headers = { ...request.headers, host: `127.0.0.1:${port}` };
    if (headers.origin) headers.origin = address;
    const onward = send(
      { host: '127.0.0.1', port, path: request.url, method: request.method, headers },
      (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve) => door.listen(port + 1, '127.0.0.1', resolve));
  return {
    address,
    doorAddress: `http://127.0.0.1:${port + 1}`,
    grow(run, file) {
      let end;
      const settled = new Promise((resolve) => {
        end = resolve;
      });
      growing = { run, file, settled };
      return end;
    },
    async close() {
      door.closeAllConnections();
      door.close();
      server.kill('SIGTERM');
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
    },
  };
}
