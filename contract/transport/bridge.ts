import type { Notice } from '../notice.js';
import type { Send } from './reply.js';

/**
 * A screen's connection to the services: in Electron `window.rollcall`, set by the preload script; in
 * the web host a WebSocket.
 */
export interface Bridge {
  readonly send: Send;
  /** @returns a function that stops listening. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  /** Called when the connection to the services is lost or restored. Returns as `onNotice`. */
  readonly onConnection: (listener: (connected: boolean) => void) => () => void;
}
