import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Notice } from '../../../contract/notice.js';
import { maxMessageBytes } from '../../../contract/transport/messages.js';
import type { ScreenConnection } from '../screen-session.js';
import { refuse } from './connections.js';
import type { Limits } from './limits.js';
import { refusalOfUpgrade, type RequestRules } from './requests.js';
import { ScreenSocket } from './screen-socket.js';

export interface ScreensOptions {
  readonly rules: RequestRules;
  readonly limits: Limits;
  /** Called for each screen that connects. */
  readonly openSession: () => ScreenConnection;
  /** Called with errors that no service handled. `what` is a call, or a part of the server. */
  readonly onBug: (what: string, error: unknown) => void;
}

/** The screens of a server: a limited number of WebSockets. */
export class Screens {
  readonly #screens = new Set<ScreenSocket>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    // One message at a time, so that a screen that sends many leaves room for the others.
    allowSynchronousEvents: false,
  });
  readonly #aliveCheck: NodeJS.Timeout;

  constructor(private readonly options: ScreensOptions) {
    this.#aliveCheck = setInterval(() => {
      for (const screen of this.#screens) screen.checkAlive();
    }, options.limits.aliveCheckMs).unref();
  }

  /**
   * Answers an upgrade request: opens a screen's WebSocket, or refuses it.
   * @param onAdmitted called with the connection once it is a screen's.
   */
  upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    onAdmitted: (socket: Duplex) => void = () => undefined,
  ): void {
    const { rules, limits, openSession, onBug } = this.options;
    // Node has removed its own listener.
    socket.on('error', () => undefined);
    const refusal = refusalOfUpgrade(request, rules) ?? (this.#hasRoom() ? null : 503);
    if (refusal !== null) {
      refuse(socket, refusal);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => {
      onAdmitted(socket);
      const screen = new ScreenSocket(opened, openSession(), limits, onBug);
      this.#screens.add(screen);
      opened.on('close', () => this.#screens.delete(screen));
    });
  }

  /** Sends a notice to every screen that may have it. */
  notify(notice: Notice): void {
    const { hasStrangers } = this.options.limits;
    for (const screen of this.#screens) {
      if (!hasStrangers || screen.isSignedIn) screen.notify(notice);
    }
  }

  close(): void {
    clearInterval(this.#aliveCheck);
    for (const screen of this.#screens) screen.terminate();
  }

  #hasRoom(): boolean {
    const { maxScreens, hasStrangers } = this.options.limits;
    if (this.#sockets.clients.size < maxScreens) return true;
    if (!hasStrangers) return false;
    // In the order in which they connected.
    const stranger = [...this.#screens].find(({ isSignedIn }) => !isSignedIn);
    stranger?.terminate();
    return stranger !== undefined;
  }
}
