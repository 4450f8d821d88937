import { app } from './electron.js';
import { describeBug, readArguments, runKiosk } from './kiosk.js';

/*
 * Electron's entry. Nothing is waited for before `runKiosk` is called: schemes must be known
 * before Electron is ready. Lines on standard error hold nothing personal.
 */

const log = (sentence: string): void => {
  console.error(`${new Date().toISOString()} ${sentence}`);
};

runKiosk(readArguments(process.argv.slice(1)), log).catch((error: unknown) => {
  log(`The kiosk cannot be started: ${describeBug(error)}`);
  app.exit(1);
});
