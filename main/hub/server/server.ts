import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { claimsOf } from '../../link/signed-request.js';
import { AddressLimit } from './address-limit.js';
import { bodyOf, refused, send } from './answers.js';
import type { Certificate } from './certificate.js';
import { hubLimits, type HubLimits } from './hub-limits.js';
import { answerKiosk } from './kiosk-requests.js';
import type { HubRooms } from './rooms.js';

/** A request that another part of the hub may answer. @returns false if it does not. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The pages of the desk, and the WebSockets that they open. */
export interface HubPages {
  /** Answers every request that no other part of the hub answers. */
  readonly answer: RequestListener;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends the WebSockets. */
  readonly close: () => void;
}

export interface HubServerOptions {
  readonly rooms: HubRooms;
  readonly certificate: Certificate;
  /** Address to listen on, such as `::` for all. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Asked first, in order; the hub's own protocol comes last. */
  readonly answerers: readonly Answerer[];
  /** Null for a hub without a desk. */
  readonly pages?: HubPages | null;
  readonly onBug: (error: unknown) => void;
  /** Other limits, for tests. */
  readonly limits?: Partial<HubLimits>;
}

/** How the paths of `hubPaths` begin. */
const protocolRoot = '/hub/';
/**
 * Starts the HTTPS server of the hub.
 * @throws errors of the system, such as EADDRINUSE; of TLS if a certificate does not match its key.
 */
export async function startHubServer(
  options: HubServerOptions,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const { certificate, host, port } = options;
  const limits = { ...hubLimits, ...options.limits };
  const { maxConnections, maxPerAddress, isCounted, ...timeouts } = limits;
  const tls = { ...certificate, ...timeouts, minVersion: 'TLSv1.3' } as const;
  const server = createServer(tls, (request, response) => {
    response.on('error', () => undefined);
    answer(options, request, response).catch((error: unknown) => {
      options.onBug(error);
      // The database may be away: the kiosk keeps its entries and tries again.
      if (response.headersSent) response.destroy();
      else send(response, refused('busy'), options.rooms.nonces.issue());
    });
  });
  server.maxConnections = maxConnections;
  const addresses = new AddressLimit(maxPerAddress, isCounted);
  server.on('connection', (socket: Socket) => {
    addresses.admit(socket);
  });
  const { pages = null } = options;
  if (pages !== null) {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      pages.upgrade(request, socket, head);
    });
  }
  server.on('tlsClientError', () => undefined);
  server.on('clientError', (_error, socket) => socket.destroy());
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      pages?.close();
      return closeServer(server);
    },
  };
}

async function answer(
  { answerers, pages, rooms }: HubServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const tries of answerers) if (await tries(request, response)) return;
  const { method, url = '', headers } = request;
  if (pages != null && !url.startsWith(protocolRoot)) {
    pages.answer(request, response);
    return;
  }
  const { nonces } = rooms;
  const body = method === 'POST' ? await bodyOf(request) : null;
  if (body === null) {
    response.setHeader('Connection', 'close');
    send(response, refused('invalid'), nonces.issue());
    return;
  }
  const claims = claimsOf(headers);
  const found = await answerKiosk(rooms, { path: url, claims, body, hungUp: closeOf(response) });
  send(response, found ?? { status: 404, body: { refused: 'invalid' } }, nonces.issue());
}

/** Aborted when the connection closes. */
function closeOf(response: ServerResponse): AbortSignal {
  const closed = new AbortController();
  const abort = (): void => {
    closed.abort();
  };
  if (response.destroyed) abort();
  else response.once('close', abort);
  return closed.signal;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}
