import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Input,
  WebContents,
} from 'electron';
import { isOwn } from './origin.js';

/**
 * Options of the kiosk's window: full screen, with a sandboxed page.
 * @param preload path of the bundled preload script.
 * @param production if false, developers can leave the window and open the developer tools.
 */
export function kioskWindowOptions(
  preload: string,
  production: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Rollcall',
    backgroundColor: '#000000',
    fullscreen: true,
    kiosk: production,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !production,
      // Recognition continues while another window briefly covers this one.
      backgroundThrottling: false,
      // Greetings play a sound although no one has touched the screen.
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}

/** Prevents every page from navigating to other sites and from opening windows. */
export function confinePages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    confine(contents);
  });
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Also prevents opening a file that is dropped on the window.
  contents.on('will-frame-navigate', (event) => {
    if (!isOwn(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwn(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

/** Disables zooming, and in production also the keys that leave or inspect the page. */
export function lockKeys({ webContents }: BrowserWindow, production: boolean): void {
  const resetZoom = (): void => {
    webContents.setZoomLevel(0);
    void webContents.setVisualZoomLevelLimits(1, 1);
  };
  webContents.on('dom-ready', resetZoom);
  webContents.on('zoom-changed', resetZoom);
  webContents.on('before-input-event', (event, input) => {
    if (isZoomKey(input) || (production && isLeavingKey(input))) event.preventDefault();
  });
}

function isZoomKey({ control, meta, key }: Input): boolean {
  return (control || meta) && ['+', '-', '=', '_', '0'].includes(key);
}

function isLeavingKey({ control, meta, key }: Input): boolean {
  if (['F5', 'F11', 'F12', 'BrowserBack', 'BrowserForward'].includes(key)) return true;
  return (
    (control || meta) && ['i', 'j', 'n', 'o', 'p', 'r', 's', 'u', 'w'].includes(key.toLowerCase())
  );
}
