import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../../base/testing/eventually.js';
import { packQuestion } from '../../../contract/transport/messages.js';
import type { Send } from '../../../contract/transport/reply.js';
import { SerialQueue } from '../../base/serial-queue.js';
import { writeRaw } from '../testing/attacks.js';
import { openScreen } from '../testing/screen-client.js';
import type { Limits } from './limits.js';
import { startWebServer, type WebServer } from './server.js';

/* The limits of the web host on real sockets, with services made for the tests. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-limits-'));
  await writeFile(join(folder, 'index.html'), '<title>kiosk</title>');
});
afterAll(() => rm(folder, { recursive: true }));

async function startWith(
  send: Send,
  limits: Partial<Limits> = {},
): Promise<WebServer & { readonly bugs: unknown[]; readonly closed: () => number }> {
  const bugs: unknown[] = [];
  let closed = 0;
  let opened = 0;
  const server = await startWebServer({
    folder,
    port: 0,
    openSession: () => {
      // Someone is signed in at the first screen.
      const isFirst = opened++ === 0;
      return {
        send,
        isSignedIn: () => isFirst,
        close: () => {
          closed += 1;
        },
      };
    },
    limits,
    onBug: (_what, error) => bugs.push(error),
  });
  onTestFinished(() => server.close());
  return { ...server, bugs, closed: () => closed };
}

const echo: Send = (call) => Promise.resolve({ ok: true, value: call });

test('if one screen has 200 queued calls, another screen’s call waits for only a few of them', async () => {
  // One call at a time, in the order in which they arrive, as PINs are checked.
  const services = new SerialQueue();
  let done = 0;
  const server = await startWith((call) =>
    services.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      done += 1;
      return { ok: true, value: call };
    }),
  );
  const [greedy, other] = [await openScreen(server.url), await openScreen(server.url)];
  const replies = Array.from({ length: 200 }, () => greedy.send('kiosk.pin', {}));
  await eventually(() => {
    expect(done).toBeGreaterThan(0);
  });
  const before = done;
  expect(await other.send('kiosk.pin', {})).toMatchObject({ ok: true });
  expect(done - before).toBeLessThanOrEqual(6);
  // Each of the 200 is answered: at least 4 ran and 32 waited; the screen may repeat the others.
  const codes = (await Promise.all(replies)).map((reply) => (reply.ok ? 'ok' : reply.code));
  expect(new Set(codes)).toEqual(new Set(['ok', 'busy']));
  expect(codes.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(36);
  expect(await greedy.send('kiosk.pin', {})).toMatchObject({ ok: true });
});

test('frames that arrive while one is analysed are replaced by the newest', async () => {
  const ends: (() => void)[] = [];
  const analysed: unknown[] = [];
  const server = await startWith(
    (_call, input) =>
      new Promise((resolve) => {
        analysed.push((input as { number: number }).number);
        ends.push(() => {
          resolve({ ok: true, value: input });
        });
      }),
    { maxRunningCalls: 1 },
  );
  const screen = await openScreen(server.url);
  const replies = Array.from({ length: 50 }, (_, number) => screen.send('kiosk.frame', { number }));
  expect(await Promise.all(replies.slice(1, 49))).toEqual(
    Array.from({ length: 48 }, () => ({ ok: true, value: null })),
  );
  ends.shift()!();
  await replies[0];
  ends.shift()!();
  expect(await replies[49]).toEqual({ ok: true, value: { number: 49 } });
  expect(analysed).toEqual([0, 49]);
});

test('more screens than allowed are refused, and served once there is room', async () => {
  const server = await startWith(echo, { maxScreens: 2 });
  const screens = [await openScreen(server.url), await openScreen(server.url)];
  await expect(openScreen(server.url)).rejects.toThrow('503');
  screens[0]!.socket.close();
  await eventually(() => openScreen(server.url));
  expect(await screens[1]!.send('a', {})).toMatchObject({ ok: true });
});

test('if anyone can open a page, a new one ends the oldest that is not signed in, and only signed-in pages get notices', async () => {
  const server = await startWith(echo, { maxScreens: 2, hasStrangers: true });
  const [signedIn, stranger] = [await openScreen(server.url), await openScreen(server.url)];
  const noticed: string[] = [];
  signedIn.socket.on('message', () => noticed.push('signed in'));
  stranger.socket.on('message', () => noticed.push('stranger'));
  server.notify({ type: 'notice', message: 'The disk is full.' });
  const ended = once(stranger.socket, 'close');
  const newer = await openScreen(server.url);
  await ended;
  expect(await newer.send('a', {})).toMatchObject({ ok: true });
  expect(await signedIn.send('a', {})).toMatchObject({ ok: true });
  expect(noticed).toEqual(['signed in', 'signed in']);
});

test('a screen that reads nothing is dropped when too much is unread', async () => {
  const server = await startWith(
    () => Promise.resolve({ ok: true, value: new Uint8Array(1_000_000) }),
    { maxUnreadBytes: 4_000_000 },
  );
  const [deaf, other] = [await openScreen(server.url), await openScreen(server.url)];
  deaf.socket.pause();
  for (let id = 1; id <= 60; id++) {
    deaf.socket.send(packQuestion({ id, call: 'downloads.read', input: {} }));
    // One after the other, so that none is refused as busy.
    await other.send('downloads.read', {});
  }
  await eventually(() => {
    expect(server.closed()).toBe(1);
  });
  expect(await other.send('downloads.read', {})).toMatchObject({ ok: true });
});

test('a screen that reads nothing does not collect notices forever', async () => {
  const server = await startWith(echo, { maxUnreadBytes: 1_000_000 });
  const deaf = await openScreen(server.url);
  deaf.socket.pause();
  const notice = { type: 'notice', message: 'a'.repeat(500_000) } as const;
  for (let count = 0; count < 40 && server.closed() === 0; count++) {
    server.notify(notice);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await eventually(() => {
    expect(server.closed()).toBe(1);
  });
});

test('a screen that shows no sign of life is dropped, others stay', async () => {
  const server = await startWith(echo, { aliveCheckMs: 100 });
  const [dead, alive] = [await openScreen(server.url), await openScreen(server.url)];
  dead.socket.pause();
  await eventually(() => {
    expect(server.closed()).toBe(1);
  });
  expect(await alive.send('a', {})).toMatchObject({ ok: true });
});

test('connections without a token end after a short time', async () => {
  const server = await startWith(echo, { pendingDeadlineMs: 200 });
  const { host, port } = new URL(server.url);
  const silent = connect(Number(port), '127.0.0.1');
  await once(silent, 'close');
  const begun = writeRaw(host, 'GET /', { quietMs: 20_000 });
  // Sending one byte at a time does not extend it.
  const slow = connect(Number(port), '127.0.0.1');
  slow.on('error', () => undefined);
  const bytes = Array.from(`GET /${'a'.repeat(1000)}`);
  const drip = setInterval(() => slow.write(bytes.shift() ?? ''), 20);
  await Promise.all([begun, new Promise((resolve) => slow.once('close', resolve))]);
  clearInterval(drip);
  const screen = await openScreen(server.url);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await screen.send('a', {})).toMatchObject({ ok: true });
});

test('idle connections beyond the limit end the oldest one, and never a screen', async () => {
  const server = await startWith(echo, { maxPending: 3 });
  const screen = await openScreen(server.url);
  const ended: number[] = [];
  const idle = await Promise.all(
    [0, 1, 2, 3, 4].map(async (number) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('close', () => ended.push(number));
      await once(socket, 'connect');
      return socket;
    }),
  );
  await eventually(() => {
    expect(ended).toEqual([0, 1]);
  });
  expect(await screen.send('a', {})).toMatchObject({ ok: true });
  for (const socket of idle) socket.destroy();
});

test('a message larger than allowed ends its own connection', async () => {
  const server = await startWith(echo);
  const [large, other] = [await openScreen(server.url), await openScreen(server.url)];
  const closed = once(large.socket, 'close');
  large.socket.send(Buffer.alloc(9_000_001));
  expect((await closed)[0]).toBe(1009);
  expect(await other.send('a', {})).toMatchObject({ ok: true });
});

test.each([
  ['rejects', () => Promise.reject(new Error('a bug'))],
  ['returns what cannot be encoded', () => Promise.resolve({ ok: true, value: 2n ** 80n })],
] satisfies [string, Send][])(
  'a service that %s is an internal fault and is reported',
  async (_what, send) => {
    const server = await startWith(send);
    const screen = await openScreen(server.url);
    expect(await screen.send('a', {})).toMatchObject({ ok: false, code: 'internal' });
    expect(server.bugs).toHaveLength(1);
  },
);
