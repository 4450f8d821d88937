import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { packQuestion, unpackAnswer, type Answer } from '../../../contract/transport/messages.js';
import type { Reply } from '../../../contract/transport/reply.js';
import { securityHeaders } from '../security-headers.js';
import { writeRaw } from '../testing/attacks.js';
import { exchange } from '../testing/screen-client.js';
import { startWebServer, type WebServer } from './server.js';

let folder: string;
let server: WebServer;
let base: URL;
let token: string;
const calls: [string, unknown][] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-web-'));
  await mkdir(join(folder, 'screens', 'assets'), { recursive: true });
  await writeFile(join(folder, 'screens', 'index.html'), '<title>kiosk</title>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const send = (call: string, input: unknown): Promise<Reply> => {
    calls.push([call, input]);
    return Promise.resolve({ ok: true, value: input });
  };
  server = await startWebServer({
    folder: join(folder, 'screens'),
    port: 0,
    openSession: () => ({ send, isSignedIn: () => false, close: () => undefined }),
  });
  base = new URL(server.url);
  token = base.hash.slice('#token='.length);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function get(
  path: string,
  host = base.host,
): Promise<{ status: number; headers: object; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port: base.port, host: '127.0.0.1', path, headers: { host } },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** Opens the contract's WebSocket. @throws Error if it is refused. */
function open({
  withToken = token,
  origin = base.origin,
  host = base.host,
  path = '/rollcall',
}: { withToken?: string; origin?: string; host?: string; path?: string } = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${base.port}${path}?token=${withToken}`, {
    origin,
    headers: { host },
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

const nextAnswer = (socket: WebSocket): Promise<Answer> =>
  new Promise((resolve) => {
    socket.once('message', (bytes: Buffer) => {
      resolve(unpackAnswer(bytes));
    });
  });

test('the screens are served on the loopback interface with security headers', async () => {
  const { status, headers, body } = await get('/');
  expect([status, body]).toEqual([200, '<title>kiosk</title>']);
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    'permissions-policy': expect.stringMatching(/^camera=\(self\), microphone=\(\)/) as string,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  expect(base.hostname).toBe('127.0.0.1');
  expect(token).toMatch(/^[\w-]{43}$/);
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/missing.js'])(
  'no other files are served: %s',
  async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  },
);

test('both hosts send the same headers, with every answer', async () => {
  const lowerCase = Object.fromEntries(
    Object.entries(securityHeaders).map(([name, value]) => [name.toLowerCase(), value]),
  );
  for (const [path, host] of [
    ['/'],
    ['/missing.js'],
    ['//'],
    ['/session'],
    ['/', 'evil.example'],
  ] as const) {
    expect((await get(path, host)).headers).toMatchObject(lowerCase);
  }
  // What Node or `ws` cannot read is answered without a request.
  for (const bytes of [
    'nonsense\r\n\r\n',
    `GET // HTTP/1.1\r\nHost: ${base.host}\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n`,
  ]) {
    const answer = await writeRaw(base.host, bytes);
    for (const [name, value] of Object.entries(securityHeaders)) {
      expect(answer).toContain(`${name}: ${value}\r\n`);
    }
  }
});

test('nothing in the content security policy is unsafe or from another site', () => {
  const policy = securityHeaders['Content-Security-Policy']!;
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  for (const directive of [
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy.split('; ')).toContain(directive);
  }
});

test('a range is not honoured, and the whole file is sent', async () => {
  const answer = await writeRaw(
    base.host,
    `GET / HTTP/1.1\r\nHost: ${base.host}\r\nRange: bytes=10-5\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer.endsWith('<title>kiosk</title>')).toBe(true);
});

test('a page gets its token for the token of the address only', async () => {
  const { status, text } = await exchange(server.url);
  expect(status).toBe(200);
  const socket = await open({ withToken: text });
  socket.close();
  expect((await exchange(server.url, { secret: text })).status).toBe(200);
  for (const wrong of [
    { secret: 'x'.repeat(43) },
    { secret: '' },
    { origin: 'https://evil.example' },
    { origin: 'http://127.0.0.1:1' },
  ]) {
    expect(await exchange(server.url, wrong)).toMatchObject({ status: 403 });
  }
  expect(await get('/session')).toMatchObject({ status: 405 });
});

test('other host names are refused, which prevents DNS rebinding', async () => {
  expect(await get('/', 'evil.example')).toMatchObject({ status: 403 });
  expect(await get('/', `localhost:${base.port}`)).toMatchObject({ status: 200 });
});

test('a call and its bytes arrive unchanged', async () => {
  const socket = await open();
  const data = Uint8Array.of(0, 1, 128, 255);
  socket.send(packQuestion({ id: 7, call: 'kiosk.frame', input: { data, text: 'ä' } }));
  const answer = await nextAnswer(socket);
  expect(answer).toMatchObject({ id: 7, reply: { ok: true, value: { text: 'ä' } } });
  const [call, input] = calls.at(-1)!;
  expect(call).toBe('kiosk.frame');
  expect(Uint8Array.from((input as { data: Uint8Array }).data)).toEqual(data);
  socket.close();
});

test('notices reach every screen', async () => {
  const sockets = await Promise.all([open(), open()]);
  const received = Promise.all(sockets.map(nextAnswer));
  server.notify({ type: 'notice', message: 'hello' });
  expect(await received).toEqual(
    [1, 2].map(() => ({ notice: { type: 'notice', message: 'hello' } })),
  );
  for (const socket of sockets) socket.close();
});

test.each([
  ['no token', { withToken: '' }],
  ['a wrong token', { withToken: 'x'.repeat(43) }],
  ['the origin of another site', { origin: 'https://evil.example' }],
  ['no origin', { origin: '' }],
  ['the origin of another port', { origin: 'http://127.0.0.1:1' }],
  ['another host name', { host: 'evil.example' }],
  ['another path', { path: '/other' }],
])('a connection with %s is refused', async (_what, changes) => {
  await expect(open(changes)).rejects.toThrow('403');
});

test('a message that is not a call ends its own connection only', async () => {
  const [one, other] = [await open(), await open()];
  const closed = new Promise((resolve) => one.once('close', resolve));
  one.send(Buffer.from('not a call'));
  expect(await closed).toBe(1003);
  other.send(packQuestion({ id: 1, call: 'kiosk.start', input: {} }));
  expect(await nextAnswer(other)).toMatchObject({ id: 1 });
  other.close();
});
