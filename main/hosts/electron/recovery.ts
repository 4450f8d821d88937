import type { BrowserWindow } from 'electron';

/** Wait before the first reload, in milliseconds; it doubles with each failure that follows soon. */
const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** A page that held this long starts again with the first wait. */
const steadyMs = 60_000;

/**
 * Loads the page again whenever its process ends, hangs, or the page could not be loaded: nobody
 * is at the door to do it.
 * @param log given one sentence with the reason; nothing personal is in it.
 */
export function keepPageAlive(
  window: BrowserWindow,
  url: string,
  log: (sentence: string) => void,
): void {
  const { webContents } = window;
  let waitMs = firstWaitMs;
  let lastFailureAtMs = -Infinity;
  let reload: NodeJS.Timeout | null = null;

  const recover = (reason: string): void => {
    if (reload !== null || window.isDestroyed()) return;
    const nowMs = performance.now();
    waitMs = nowMs - lastFailureAtMs > steadyMs ? firstWaitMs : Math.min(2 * waitMs, longestWaitMs);
    lastFailureAtMs = nowMs;
    log(`The kiosk's page ${reason}; it is loaded again in ${waitMs / 1000} s.`);
    reload = setTimeout(() => {
      reload = null;
      // A page that cannot be loaded says so by did-fail-load.
      if (!window.isDestroyed()) window.loadURL(url).catch(() => undefined);
    }, waitMs);
  };

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    recover(`ended (${reason}, exit code ${exitCode})`);
  });
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // -3: given up for another load.
    if (isMainFrame && code !== -3) recover(`could not be loaded (${description})`);
  });
  webContents.on('unresponsive', () => {
    log("The kiosk's page does not answer and is ended.");
    // A hung page does not reload; its end is told by render-process-gone.
    webContents.forcefullyCrashRenderer();
  });
}
