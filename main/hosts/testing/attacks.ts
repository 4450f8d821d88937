import { connect } from 'node:net';

/** The bytes that an attacker writes to a new connection to the web host. */
export interface Attack {
  readonly name: string;
  /** @param host such as `127.0.0.1:4310`; @param token opens the WebSocket. */
  readonly bytes: (host: string, token: string) => string | Buffer;
  /** One of these statuses must be the answer; null if the connection may also just end. */
  readonly statuses: readonly number[] | null;
  /** True to reset the connection at once, without reading the answer. */
  readonly resets?: boolean;
}

const get = (host: string, target: string, headers = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`;
const upgradeHeaders =
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const upgrade = (host: string, target: string, headers = ''): string =>
  get(host, target, `${upgradeHeaders}${headers}`);
/** An upgrade that is accepted, followed by other bytes. */
const opened = (host: string, token: string, bytes: readonly number[]): Buffer =>
  Buffer.concat([
    Buffer.from(upgrade(host, `/rollcall?token=${token}`, `Origin: http://${host}\r\n`)),
    Uint8Array.from(bytes),
  ]);

const refused = [400, 403, 404, 405];

/** Attacks on the web host, each by name. */
export const attacks: readonly Attack[] = [
  ...[
    '//',
    '//rollcall',
    '///',
    '/%',
    '/%zz',
    '/rollcall?token=%ff',
    '?',
    '*',
    '/\\\\',
    '/rollcall',
  ].map((target): Attack => ({
    name: `an upgrade request for ${target} without a token`,
    bytes: (host) => upgrade(host, target),
    statuses: refused,
  })),
  ...['http://[', 'http://evil.example/rollcall', 'ws://127.0.0.1:99999999/rollcall'].map(
    (target): Attack => ({
      name: `an upgrade request for the absolute address ${target}`,
      bytes: (host) => upgrade(host, target, `Origin: http://${host}\r\n`),
      statuses: refused,
    }),
  ),
  {
    name: 'an upgrade request with a token and another protocol',
    bytes: (host, token) =>
      get(
        host,
        `/rollcall?token=${token}`,
        `Origin: http://${host}\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n`,
      ),
    statuses: [400],
  },
  {
    name: 'an upgrade request with a token, without a key',
    bytes: (host, token) =>
      get(
        host,
        `/rollcall?token=${token}`,
        `Origin: http://${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n`,
      ),
    statuses: [400],
  },
  {
    name: 'an upgrade request by POST with a token',
    bytes: (host, token) =>
      upgrade(host, `/rollcall?token=${token}`, `Origin: http://${host}\r\n`).replace(
        'GET',
        'POST',
      ),
    statuses: [405],
  },
  {
    name: 'a refused upgrade that is followed by a reset',
    bytes: (host) => upgrade(host, '/rollcall'),
    statuses: null,
    resets: true,
  },
  {
    name: 'an accepted upgrade that is followed by a reset',
    bytes: (host, token) => opened(host, token, []),
    statuses: null,
    resets: true,
  },
  {
    name: 'a request that is followed by a reset',
    bytes: (host) => get(host, '/'),
    statuses: null,
    resets: true,
  },
  ...['/%', '/%zz', '/%c0%ae%c0%ae/', '/%00', '//', '//evil.example/', '/..%2f..%2fetc/passwd'].map(
    (target): Attack => ({
      name: `a request for ${target}`,
      bytes: (host) => get(host, target),
      statuses: [404],
    }),
  ),
  ...['http://evil.example/', 'http://127.0.0.1/', 'javascript:alert(1)', '*'].map(
    (target): Attack => ({
      name: `a request for the absolute address ${target}`,
      bytes: (host) => get(host, target),
      statuses: [400],
    }),
  ),
  ...['bytes=10-5', 'bytes=-1-', 'bytes=a-b', 'bytes=99999999999999999999-', 'bytes=0-0,2-3'].map(
    (range): Attack => ({
      name: `a request for the range ${range}`,
      bytes: (host) => get(host, '/', `Range: ${range}\r\n`),
      statuses: [200],
    }),
  ),
  ...['OPTIONS', 'PUT', 'DELETE', 'TRACE', 'PATCH', 'POST'].map((method): Attack => ({
    name: `the method ${method}`,
    bytes: (host) => get(host, '/').replace('GET', method),
    statuses: [405],
  })),
  {
    name: 'the method CONNECT',
    bytes: (host) => get(host, 'evil.example:443').replace('GET', 'CONNECT'),
    statuses: [405],
  },
  {
    name: 'a method that does not exist',
    bytes: (host) => get(host, '/').replace('GET', 'BREW'),
    statuses: [400],
  },
  {
    name: 'a header of a megabyte',
    bytes: (host) => get(host, '/', `X: ${'a'.repeat(2 ** 20)}\r\n`),
    statuses: [431],
  },
  {
    name: 'an address of a megabyte',
    bytes: (host) => get(host, `/${'a'.repeat(2 ** 20)}`),
    statuses: [431],
  },
  {
    name: 'ten thousand headers',
    bytes: (host) => get(host, '/', 'a: b\r\n'.repeat(10_000)),
    statuses: [431],
  },
  { name: 'no host', bytes: () => 'GET / HTTP/1.1\r\n\r\n', statuses: [400] },
  { name: 'no host, HTTP/1.0', bytes: () => 'GET / HTTP/1.0\r\n\r\n', statuses: [403] },
  { name: 'another host', bytes: () => get('evil.example', '/'), statuses: [403] },
  {
    name: 'two hosts',
    bytes: (host) => get(host, '/', 'Host: evil.example\r\n'),
    statuses: [200, 400],
  },
  { name: 'bytes that are not HTTP', bytes: () => Buffer.alloc(4096, 7), statuses: [400] },
  {
    name: 'a TLS handshake',
    bytes: () => Buffer.from('160301020001000001fc0303', 'hex'),
    statuses: [400],
  },
  {
    name: 'an HTTP/2 connection',
    bytes: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    statuses: [400],
  },
  {
    name: 'bytes that are not HTTP after a request',
    bytes: (host) => `${get(host, '/')}\0\0nonsense\r\n\r\n`,
    statuses: [200, 400],
  },
  {
    name: 'a thousand requests on one connection',
    bytes: (host) => get(host, '/').repeat(1000),
    statuses: [200],
  },
  {
    name: 'a body with both a length and chunks',
    bytes: (host) =>
      get(host, '/', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n').replace('GET', 'POST'),
    statuses: [400],
  },
  {
    name: 'chunks without a size',
    bytes: (host) =>
      `${get(host, '/', 'Transfer-Encoding: chunked\r\n').replace('GET', 'POST')}zz\r\n\r\n`,
    statuses: [400, 405],
  },
  {
    name: 'a large body for the page token',
    bytes: (host) =>
      `${get(host, '/session', `Content-Length: ${2 ** 40}\r\n`).replace('GET', 'POST')}${'a'.repeat(2 ** 20)}`,
    statuses: null,
  },
  {
    name: 'an Expect header',
    bytes: (host) => get(host, '/', 'Expect: nonsense\r\n'),
    statuses: [417],
  },
  ...(
    [
      ['without a mask', [0x82, 0x01, 0x00]],
      ['with reserved bits', [0xf2, 0x80, 0, 0, 0, 0]],
      ['with an unknown opcode', [0x8b, 0x80, 0, 0, 0, 0]],
      ['of 2^63 bytes', [0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
      ['that continues nothing', [0x80, 0x80, 0, 0, 0, 0]],
      ['of a ping of 64 KiB', [0x89, 0xfe, 0xff, 0xff, 0, 0, 0, 0]],
      ['of a close with an invalid code', [0x88, 0x82, 0, 0, 0, 0, 0, 1]],
      ['of text that is not UTF-8', [0x81, 0x82, 0, 0, 0, 0, 0xff, 0xff]],
      ['that is not a call', [0x82, 0x82, 0, 0, 0, 0, 0xc1, 0xc1]],
      ['of an array of 4 billion items', [0x82, 0x85, 0, 0, 0, 0, 0xdd, 0xff, 0xff, 0xff, 0xff]],
    ] as const
  ).map(([what, bytes]): Attack => ({
    name: `a WebSocket frame ${what}`,
    bytes: (host, token) => opened(host, token, bytes),
    statuses: [101],
  })),
  {
    name: 'ten thousand pings',
    bytes: (host, token) =>
      opened(host, token, Array.from({ length: 10_000 }, () => [0x89, 0x80, 0, 0, 0, 0]).flat()),
    statuses: [101],
  },
];

/**
 * Writes bytes to a new connection, and reads until it ends or is silent for a moment.
 * @returns the answer; empty if the connection was reset.
 */
export function writeRaw(
  host: string,
  bytes: string | Uint8Array,
  { resets = false, quietMs = 400 }: { readonly resets?: boolean; readonly quietMs?: number } = {},
): Promise<string> {
  const { port } = new URL(`http://${host}`);
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  socket.setTimeout(quietMs, () => socket.destroy());
  socket.once('connect', () => {
    socket.write(bytes, () => {
      if (resets) socket.resetAndDestroy();
    });
  });
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve(answer);
    });
  });
}

/** The status of an answer; null if there is none. */
export function statusOf(answer: string): number | null {
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
  return status === undefined ? null : Number(status);
}
