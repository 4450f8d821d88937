import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Notice } from '../../../contract/notice.js';
import type { ScreenSession } from '../screen-session.js';
import { PendingConnections, refuse, statusOfUnreadable } from './connections.js';
import { defaultLimits, type Limits } from './limits.js';
import { PageAccess } from './page-access.js';
import { answerRequests, type RequestRules } from './requests.js';
import { Screens } from './screens.js';

/** Times in ms that a request may take: on loopback, an honest one takes a few milliseconds. */
const timeouts = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
} as const;

export interface WebServerOptions {
  /** Folder of the built screens. */
  readonly folder: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Called for each screen that connects. */
  readonly openSession: () => ScreenSession;
  /** Signs page tokens, 32 bytes; by default random, so that pages lose access at the next start. */
  readonly pageKey?: Uint8Array;
  /** Other limits, for tests. */
  readonly limits?: Partial<Limits>;
  /** Called with errors that no service handled. `what` is a call, or a part of the server. */
  readonly onBug?: (what: string, error: unknown) => void;
}

/** The web host's server, which listens on the loopback interface only. */
export interface WebServer {
  /** Address of the kiosk, including a secret token that opens it until the server is closed. */
  readonly url: string;
  /** Address of the kiosk that works once, within a minute. */
  oneTimeUrl(): string;
  /** Sends a notice to every screen. */
  notify(notice: Notice): void;
  close(): Promise<void>;
}

/**
 * Serves the screens, and the contract over a WebSocket. To keep out other programs on this computer and
 * pages of other sites, the socket requires a secret token, and `Host` and `Origin` must be this
 * server's. Checking `Host` also prevents DNS rebinding.
 * @throws Error as `listen`, for example if the port is in use.
 */
export async function startWebServer({
  folder,
  port,
  openSession,
  pageKey = randomBytes(32),
  limits: otherLimits = {},
  onBug = () => undefined,
}: WebServerOptions): Promise<WebServer> {
  const limits = { ...defaultLimits, ...otherLimits };
  const access = new PageAccess(pageKey);
  let hosts: readonly string[] = [];
  const rules: RequestRules = {
    isOwnHost: (host) => hosts.includes(host),
    scheme: 'http',
    access,
  };
  const onServerBug = (error: unknown): void => {
    onBug('web server', error);
  };
  const server = createServer(timeouts, answerRequests(folder, rules, onServerBug));
  server.maxRequestsPerSocket = 100;
  const pending = new PendingConnections(limits);
  const screens = new Screens({ rules, limits, openSession, onBug });
  acceptConnections(server, pending, screens);

  await listen(server, port);
  // For example too many open files when a connection is accepted.
  server.on('error', onServerBug);
  const { port: bound } = server.address() as AddressInfo;
  hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`];
  // Browsers do not send the part after # in requests.
  const address = `http://127.0.0.1:${bound}/#`;
  return {
    url: `${address}token=${access.addressToken}`,
    oneTimeUrl: () => `${address}code=${access.newCode()}`,
    notify: (notice) => {
      screens.notify(notice);
    },
    close: () =>
      new Promise((resolve) => {
        screens.close();
        pending.close();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** @throws Error if the port cannot be used. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Accepts the connections of screens, and limits and refuses all others. */
function acceptConnections(server: Server, pending: PendingConnections, screens: Screens): void {
  server.on('connection', (socket) => {
    pending.add(socket);
  });
  server.on('clientError', (error, socket) => {
    refuse(socket, statusOfUnreadable(error));
  });
  server.on('connect', (_request, socket) => {
    refuse(socket, 405);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    screens.upgrade(request, socket, head, (admitted) => {
      pending.admit(admitted);
    });
  });
}
