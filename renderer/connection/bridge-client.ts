import type { Bridge } from '../../contract/transport/bridge.js';
import { takeToken } from './token.js';
import { webBridge } from './web-bridge.js';

declare global {
  interface Window {
    /** Set by Electron's preload script; undefined in a browser. */
    readonly rollcall?: Bridge;
  }
}

/** Connects this page to the services: by Electron's bridge if there is one, otherwise by WebSocket. */
export function bridgeOfThisPage(): Bridge {
  if (window.rollcall !== undefined) return window.rollcall;
  const address = new URL('/rollcall', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.searchParams.set('token', takeToken());
  return webBridge(address.href);
}
