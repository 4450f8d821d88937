import type { Bridge } from '../../contract/transport/bridge.js';
import { takeToken } from './token.js';
import { webBridge } from './web-bridge.js';

declare global {
  interface Window {
    /** Put there by Electron's preload script; missing in a browser. */
    readonly rollcall?: Bridge;
  }
}

/** The services as this page reaches them: Electron's bridge where there is one, else the web host. */
export function bridgeOfThisPage(): Bridge {
  if (window.rollcall !== undefined) return window.rollcall;
  const address = new URL('/rollcall', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.searchParams.set('token', takeToken());
  return webBridge(address.href);
}
