import type { Notice } from '../notice.js';
import type { Send } from './reply.js';

/**
 * The way from a screen to the services, whatever lies between: Electron's bridge stands as
 * `window.rollcall`, the web host's is a WebSocket.
 */
export interface Bridge {
  readonly send: Send;
  /** @returns a function that stops listening. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  /** Told when the services are out of reach, and when they are back. */
  readonly onConnection: (listener: (connected: boolean) => void) => () => void;
}
