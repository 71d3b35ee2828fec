import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiClient } from '@/api/client.ts';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import { type Autosave, createAutosave, type SaveNews } from './autosave.ts';

/** A server that keeps one flow as the real one does: a stale revision is refused with what stands. */
class Shelf {
  revision = 1;
  document: Flow = emptyFlow('Kept');
  puts = 0;
  /** Answers with this instead, while set. */
  broken: number | null = null;
  delayMs = 0;
  server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', async () => {
      this.puts += 1;
      await wait(this.delayMs);
      const body = JSON.parse(text) as { document: Flow; revision: number };
      const answer = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (this.broken) return answer(this.broken, { error: { code: 'x/y', message: 'Broken.' } });
      if (body.revision !== this.revision) {
        const current = { id: 'f', revision: this.revision, document: this.document };
        return answer(409, { error: { code: 'flow/conflict', message: 'Stale.' }, current });
      }
      this.document = body.document;
      this.revision += 1;
      answer(200, { revision: this.revision, updatedAt: '' });
    });
  });
  async open() {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }
}

let shelf: Shelf;
let saver: Autosave;
let screen: { document: Flow; revision: number };
let news: SaveNews[];

beforeEach(async () => {
  shelf = new Shelf();
  const api = apiClient(await shelf.open());
  screen = { document: shelf.document, revision: 1 };
  news = [];
  saver = createAutosave({
    save: (body) => api.saveFlow('f', body),
    read: () => screen,
    report: (item) => {
      news.push(item);
      if (item.revision !== undefined) screen.revision = item.revision;
    },
    delayMs: 20,
    retryMs: [30],
  });
});
afterEach(() => {
  saver.dispose();
  shelf.server.close();
});

const write = (name: string) => {
  screen.document = { ...screen.document, name };
  saver.changed();
};
const states = () => news.map((item) => item.state);
async function until(check: () => boolean) {
  for (let turn = 0; !check() && turn < 200; turn++) await wait(10);
  expect(check()).toBe(true);
}

describe('autosave', () => {
  it('saves once, a moment after the last of several edits', async () => {
    write('a');
    write('b');
    write('c');
    await until(() => states().at(-1) === 'saved');
    expect(shelf.puts).toBe(1);
    expect(shelf.document.name).toBe('c');
    expect(screen.revision).toBe(2);
  });

  it('sends an edit that came during a save afterwards, on the new revision', async () => {
    shelf.delayMs = 60;
    write('a');
    await until(() => shelf.puts === 1);
    write('b');
    await until(() => shelf.document.name === 'b');
    await until(() => states().at(-1) === 'saved');
    expect(shelf.revision).toBe(3);
  });

  it('flushes at once, also what came while it was saving', async () => {
    shelf.delayMs = 30;
    write('a');
    const first = saver.flush();
    write('b');
    await Promise.all([first, saver.flush()]);
    expect(shelf.document.name).toBe('b');
    expect(states().at(-1)).toBe('saved');
  });

  it('stops at a conflict with both versions at hand, and goes on once the user has chosen', async () => {
    shelf.revision = 7;
    shelf.document = emptyFlow('Theirs');
    write('Mine');
    await until(() => states().at(-1) === 'conflict');
    expect(news.at(-1)?.conflict?.document.name).toBe('Theirs');
    write('Mine, later');
    await wait(60);
    expect(shelf.puts).toBe(1);
    await expect(saver.flush()).rejects.toThrow(/somewhere else/);
    screen.revision = 7;
    saver.settle();
    await until(() => states().at(-1) === 'saved');
    expect(shelf.document.name).toBe('Mine, later');
  });

  it('tries again while the server is away, and tells who waits for it', async () => {
    shelf.broken = 503;
    write('a');
    await expect(saver.flush()).rejects.toThrow(/does not answer/);
    expect(states()).toContain('offline');
    await until(() => shelf.puts > 2);
    shelf.broken = null;
    await until(() => states().at(-1) === 'saved');
    expect(shelf.document.name).toBe('a');
  });

  it('does not repeat what the server will not take, until it is edited', async () => {
    shelf.broken = 422;
    write('a');
    await until(() => states().at(-1) === 'refused');
    await wait(80);
    expect(shelf.puts).toBe(1);
    shelf.broken = null;
    write('b');
    await until(() => states().at(-1) === 'saved');
  });
});
