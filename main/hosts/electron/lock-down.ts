import type { App, BrowserWindow, Session } from 'electron';
import { isOwn } from './origin.js';

/**
 * Switches of Chromium and Electron with which a person could attack the installed kiosk when they start it: another
 * camera, a debugger, pages without protection, other code. Source: Electron's "Supported Command Line Switches", and
 * Chromium's media, content and network switches.
 */
export const refusedSwitches = [
  'allow-file-access-from-files',
  'auto-select-desktop-capture-source',
  'disable-web-security',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'no-sandbox',
  'proxy-server',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'renderer-cmd-prefix',
  'use-fake-device-for-media-stream',
  'use-fake-ui-for-media-stream',
  'use-file-for-fake-video-capture',
] as const;

/** The first refused switch that the program was started with; null for none. */
export function refusedSwitchOf({ commandLine }: Pick<App, 'commandLine'>): string | null {
  return refusedSwitches.find((name) => commandLine.hasSwitch(name)) ?? null;
}

/**
 * Lets pages load only what Rollcall serves, and nothing from a network: the services talk to the hub, and pages do
 * not.
 */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isOwn(details.url) && !/^(blob|data|devtools):/.test(details.url) });
  });
}

/**
 * Keeps the window open: Alt+F4 and other ways to close it do nothing, unless the program is asked to quit, for example
 * by SIGTERM or when the system shuts down.
 * @param mayClose whether the person at the screen may close it.
 */
export function keepOpen(app: App, window: BrowserWindow, mayClose: () => boolean): void {
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  window.on('close', (event) => {
    if (!isQuitting && !mayClose()) event.preventDefault();
  });
}
