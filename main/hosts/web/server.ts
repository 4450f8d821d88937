import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import sirv from 'sirv';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Notice } from '../../../contract/notice.js';
import {
  maxMessageBytes,
  packAnswer,
  unpackQuestion,
} from '../../../contract/transport/messages.js';
import type { ScreenSession } from '../screen-session.js';
import { securityHeaders } from '../security-headers.js';

export interface WebServerOptions {
  /** Folder of the built screens. */
  readonly folder: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Called for each screen that connects. */
  readonly openSession: () => ScreenSession;
}

/** The web host's server, which listens on the loopback interface only. */
export interface WebServer {
  /** Address of the kiosk, including the secret token that opens it. */
  readonly url: string;
  /** Sends a notice to every screen. */
  notify(notice: Notice): void;
  close(): Promise<void>;
}

const headers = { ...securityHeaders, 'Cross-Origin-Resource-Policy': 'same-origin' };

/**
 * Serves the screens, and the contract over a WebSocket. To keep out other programs on this computer and
 * pages of other sites, the socket requires a random token, and `Host` and `Origin` must be this
 * server's. Checking `Host` also prevents DNS rebinding.
 * @throws Error as `listen`, for example if the port is in use.
 */
export async function startWebServer({
  folder,
  port,
  openSession,
}: WebServerOptions): Promise<WebServer> {
  const token = randomBytes(32).toString('base64url');
  const files = sirv(folder, { etag: true });
  let hosts: readonly string[] = [];
  const isOwnHost = (request: IncomingMessage): boolean =>
    hosts.includes(request.headers.host ?? '');

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isOwnHost(request)) {
      response.writeHead(403).end('The kiosk has another address.');
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end('File not found.');
    });
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const origin = request.headers.origin ?? '';
    const allowed =
      isOwnHost(request) &&
      hosts.some((host) => origin === `http://${host}`) &&
      pathname === '/rollcall' &&
      isSame(searchParams.get('token') ?? '', token);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      answerOn(opened, openSession());
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`];
  return {
    // Browsers do not send the part after # in requests.
    url: `http://127.0.0.1:${bound}/#token=${token}`,
    notify: (notice) => {
      const bytes = packAnswer({ notice });
      for (const socket of sockets.clients) socket.send(bytes);
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Answers the questions of one screen; any other message ends the connection. */
function answerOn(socket: WebSocket, screen: ScreenSession): void {
  socket.on('close', () => {
    screen.close();
  });
  socket.on('message', (bytes: Buffer) => {
    const question = unpackQuestion(bytes);
    if (question === null) {
      socket.close(1003, 'The message is not a call.');
      return;
    }
    void screen.send(question.call, question.input).then((reply) => {
      socket.send(packAnswer({ id: question.id, reply }));
    });
  });
  // The screen reconnects by itself.
  socket.on('error', () => undefined);
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
