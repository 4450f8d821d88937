import type { BrowserWindow } from 'electron';

/** Delay before the first reload; doubles with each failure that follows soon. */
const minDelayMs = 500;
const maxDelayMs = 30_000;
/** After this time without a failure, the delay starts at its minimum again. */
const stableMs = 60_000;

/**
 * Reloads the page if its process ends or hangs, or if it could not be loaded, since no one at the door
 * can do that.
 * @param log called with the reason, a sentence without personal data.
 */
export function keepPageAlive(
  window: BrowserWindow,
  url: string,
  log: (sentence: string) => void,
): void {
  const { webContents } = window;
  let delayMs = minDelayMs;
  let lastFailureAtMs = -Infinity;
  let reload: NodeJS.Timeout | null = null;

  const recover = (reason: string): void => {
    if (reload !== null || window.isDestroyed()) return;
    const nowMs = performance.now();
    delayMs = nowMs - lastFailureAtMs > stableMs ? minDelayMs : Math.min(2 * delayMs, maxDelayMs);
    lastFailureAtMs = nowMs;
    log(`The kiosk’s page ${reason}. It will be reloaded in ${delayMs / 1000} s.`);
    reload = setTimeout(() => {
      reload = null;
      // Failures are reported by did-fail-load.
      if (!window.isDestroyed()) window.loadURL(url).catch(() => undefined);
    }, delayMs);
  };

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    recover(`ended (${reason}, exit code ${exitCode})`);
  });
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // -3 (ERR_ABORTED): replaced by another load.
    if (isMainFrame && code !== -3) recover(`could not be loaded (${description})`);
  });
  webContents.on('unresponsive', () => {
    log('The kiosk’s page does not respond and was stopped.');
    // A page that hangs cannot be reloaded. This triggers render-process-gone.
    webContents.forcefullyCrashRenderer();
  });
}
