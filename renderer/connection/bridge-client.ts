import type { Bridge } from '../../contract/transport/bridge.js';
import { deskToken, webSocketPath } from '../../contract/transport/web-paths.js';
import { pageToken } from './page-token.js';
import { webBridge } from './web-bridge.js';

declare global {
  interface Window {
    /** Set by Electron's preload script; undefined in a browser. */
    readonly rollcall?: Bridge;
  }
}

/** The connection of this page, and the host to which the page belongs. */
export interface Connected {
  readonly bridge: Bridge;
  /** True for the desk of a hub, which has no door. */
  readonly isDesk: boolean;
}

/**
 * Connects this page to the services: by Electron's bridge if there is one, otherwise by WebSocket.
 * @returns null if this page may not use the services.
 */
export async function bridgeOfThisPage(): Promise<Connected | null> {
  if (window.rollcall !== undefined) return { bridge: window.rollcall, isDesk: false };
  const token = await pageToken();
  if (token === null) return null;
  const address = new URL(webSocketPath, location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.searchParams.set('token', token);
  return { bridge: webBridge(address.href), isDesk: token === deskToken };
}
