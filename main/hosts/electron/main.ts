import { describeBug } from '../bug-report.js';
import { ignoreClosedOutput } from '../last-resort.js';
import { app } from './electron.js';
import { readArguments, runKiosk } from './kiosk.js';

/*
 * Electron's entry point. Must not await anything before `runKiosk`, as schemes must be registered before
 * Electron is ready. The log contains no personal data.
 */

const log = (sentence: string): void => {
  console.error(`${new Date().toISOString()} ${sentence}`);
};

ignoreClosedOutput();
runKiosk(readArguments(process.argv.slice(1)), log).catch((error: unknown) => {
  log(`The kiosk could not be started: ${describeBug(error)}`);
  app.exit(1);
});
