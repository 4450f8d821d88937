import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names that Chromium and its kin go by. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium on this machine; null where none is found. */
export function findBrowser(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...places,
  ];
  return candidates.find(isProgram) ?? null;
}

/** True where windows can be shown. */
export function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/**
 * Opens the kiosk in Chromium, full screen and without address bar.
 * @returns false, after saying why, where that cannot be.
 */
export function openKioskBrowser(url: string, say: (sentence: string) => void): boolean {
  const browser = findBrowser();
  if (!hasScreen()) {
    say('There is no screen here, so open the kiosk in a browser yourself.');
    return false;
  }
  if (browser === null) {
    say('No Chromium was found, so open the kiosk in a browser yourself.');
    return false;
  }
  const child = spawn(browser, [`--app=${url}`, '--kiosk', '--no-first-run'], {
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', (error) => {
    say(`${browser} cannot be started (${error.message}); open ${url} yourself.`);
  });
  child.unref();
  return true;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
