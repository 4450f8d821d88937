import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Input,
  WebContents,
} from 'electron';
import { isOwn } from './origin.js';

/**
 * The kiosk's window: the whole screen, and a page that is kept away from everything.
 * @param preload path of the bundled preload script.
 * @param production false lets developers leave the window and open the developer tools.
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
      // The camera is looked at also while another window lies on top for a moment.
      backgroundThrottling: false,
      // Greetings may sound without anybody having touched the screen.
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}

/** Keeps every page there ever is on our own pages, in its own window. */
export function confinePages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    confine(contents);
  });
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Also what a file dropped on the window would lead to.
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

/** Takes zooming away, and in production the keys that leave the page or look behind it. */
export function lockKeys({ webContents }: BrowserWindow, production: boolean): void {
  const resetZoom = (): void => {
    webContents.setZoomLevel(0);
    void webContents.setVisualZoomLevelLimits(1, 1);
  };
  webContents.on('dom-ready', resetZoom);
  webContents.on('zoom-changed', resetZoom);
  webContents.on('before-input-event', (event, input) => {
    if (zooms(input) || (production && leaves(input))) event.preventDefault();
  });
}

function zooms({ control, meta, key }: Input): boolean {
  return (control || meta) && ['+', '-', '=', '_', '0'].includes(key);
}

function leaves({ control, meta, key }: Input): boolean {
  if (['F5', 'F11', 'F12', 'BrowserBack', 'BrowserForward'].includes(key)) return true;
  return (
    (control || meta) && ['i', 'j', 'n', 'o', 'p', 'r', 's', 'u', 'w'].includes(key.toLowerCase())
  );
}
