import { once } from 'node:events';
import { get } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { AddressLimit, isLoopback } from './address-limit.js';
import { selfMadeCertificate } from './certificate.js';
import type { HubLimits } from './hub-limits.js';
import type { HubRooms } from './rooms.js';
import { startHubServer } from './server.js';

/* The limits of the hub's server on real sockets. Nothing behind it is asked. */

const certificate = await selfMadeCertificate();

async function startWith(limits: Partial<HubLimits>): Promise<number> {
  const server = await startHubServer({
    rooms: {} as HubRooms,
    certificate,
    host: '127.0.0.1',
    port: 0,
    answerers: [
      (_request, response) => {
        response.end('ok');
        return Promise.resolve(true);
      },
    ],
    onBug: () => undefined,
    limits,
  });
  onTestFinished(() => server.close());
  return server.port;
}

/** Resolves when the server has ended a connection. */
async function ended(socket: Socket): Promise<void> {
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'close');
}

async function isAnswered(port: number): Promise<boolean> {
  const request = get({ host: '127.0.0.1', port, rejectUnauthorized: false, agent: false });
  const [response] = (await once(request, 'response').catch(() => [null])) as [
    { statusCode?: number; resume: () => void } | null,
  ];
  response?.resume();
  return response?.statusCode === 200;
}

test('a connection without a handshake ends', async () => {
  const port = await startWith({ handshakeTimeout: 100 });
  await ended(connect(port, '127.0.0.1'));
  expect(await isAnswered(port)).toBe(true);
});

test('a request that comes byte by byte ends', async () => {
  const port = await startWith({ headersTimeout: 150, connectionsCheckingInterval: 50 });
  const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const timer = setInterval(() => socket.write('X'), 40);
  socket.write('GET / HTTP/1.1\r\nX-Slow: ');
  await ended(socket);
  clearInterval(timer);
  expect(await isAnswered(port)).toBe(true);
});

test('an address has a limited number of connections, and gets others when some end', async () => {
  const port = await startWith({ maxPerAddress: 3, isCounted: () => true });
  const held = Array.from({ length: 3 }, () => connect(port, '127.0.0.1'));
  for (const socket of held) socket.on('error', () => undefined);
  await Promise.all(held.map((socket) => once(socket, 'connect')));
  expect(await isAnswered(port)).toBe(false);
  for (const socket of held) socket.destroy();
  // The server learns of it a moment later.
  let isFree = false;
  while (!isFree) isFree = await isAnswered(port);
  expect(isFree).toBe(true);
});

test('a network of IPv6 counts as one client, and this computer does not count', () => {
  const gone: string[] = [];
  const limit = new AddressLimit(1, (address) => !isLoopback(address));
  const admit = (remoteAddress: string): void => {
    const socket = { remoteAddress, destroy: () => gone.push(remoteAddress), once: () => socket };
    limit.admit(socket as unknown as Socket);
  };
  admit('2001:db8:0:1::7');
  admit('2001:db8:0:1:ffff::9');
  admit('2001:db8:0:2::7');
  admit('10.0.0.1');
  admit('::ffff:10.0.0.1');
  for (let count = 0; count < 3; count++) {
    admit('127.0.0.1');
    admit('::1');
    admit('::ffff:127.0.0.1');
  }
  expect(gone).toEqual(['2001:db8:0:1:ffff::9', '::ffff:10.0.0.1']);
});
