import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { securityHeaders } from '../security-headers.js';
import type { Limits } from './limits.js';

/** Time that the other side has to read a refusal. */
const refusalMs = 1_000;

/**
 * The connections that have not become a screen's WebSocket. Anyone on this computer can open one, so
 * they end after a short time, and there is a limit: a new connection beyond it ends the oldest one, so
 * that idle connections cannot keep a screen out.
 */
export class PendingConnections {
  /** In the order in which they were opened. */
  readonly #timers = new Map<Duplex, NodeJS.Timeout>();

  constructor(private readonly limits: Pick<Limits, 'maxPending' | 'pendingDeadlineMs'>) {}

  /** Call it for every connection that the server accepts. */
  add(socket: Socket): void {
    // An error without a listener ends the process. The connection closes by itself.
    socket.on('error', () => undefined);
    const [oldest] = this.#timers.keys();
    if (oldest !== undefined && this.#timers.size >= this.limits.maxPending) {
      this.admit(oldest);
      oldest.destroy();
    }
    const timer = setTimeout(() => {
      socket.destroy();
    }, this.limits.pendingDeadlineMs);
    this.#timers.set(socket, timer.unref());
    socket.once('close', () => {
      this.admit(socket);
    });
  }

  /** Ends all of them. */
  close(): void {
    for (const socket of this.#timers.keys()) socket.destroy();
  }

  /** Call it when a connection has become a screen's, which may stay. */
  admit(socket: Duplex): void {
    clearTimeout(this.#timers.get(socket));
    this.#timers.delete(socket);
  }
}

/** Answers a request with a status without a body, on a connection that Node no longer manages. */
export function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => undefined);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = { ...securityHeaders, Connection: 'close', 'Content-Length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`);
  // Closing at once could reset the connection before the answer was read.
  setTimeout(() => {
    socket.destroy();
  }, refusalMs).unref();
}

/** The status for a request that Node could not read. */
export function statusOfUnreadable({ code }: NodeJS.ErrnoException): number {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return 431;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 413;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408;
    default:
      return 400;
  }
}
