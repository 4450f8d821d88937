import { once } from 'node:events';
import { describeBug } from './bug-report.js';

/** Longest time to close, in ms: running calls finish. A supervisor would kill the process later than this anyway. */
export const closeTimeoutMs = 10_000;

export interface LastResortOptions {
  /** Called with sentences without personal data. */
  readonly log: (sentence: string) => void;
  /** Called with the error, for the log file. */
  readonly onBug?: (error: unknown) => void;
  /** Saves what is unsaved, and releases the data folder. */
  readonly close: () => Promise<void>;
  /** Ends the process. */
  readonly exit: (code: number) => void;
  /** Longest wait for `close`, in ms; by default 10,000. */
  readonly timeoutMs?: number;
}

/**
 * Handles errors that no other code handled. After one, the state of the process is unknown, so that it
 * is closed and ends with exit code 1, for a supervisor to start it again. Without this, Node would end
 * the process at once and leave the data folder locked, and Electron would wait in front of a dialog.
 * @returns a function that stops handling them.
 */
export function installLastResort({
  log,
  onBug = () => undefined,
  close,
  exit,
  timeoutMs = closeTimeoutMs,
}: LastResortOptions): () => void {
  let isClosing = false;
  const onError = (error: unknown): void => {
    log(`An unexpected error occurred: ${describeBug(error)}`);
    onBug(error);
    if (isClosing) return;
    isClosing = true;
    log('Rollcall is closing. Everything recorded so far is safe.');
    const timer = setTimeout(() => {
      log('Closing took too long and was stopped.');
      exit(1);
    }, timeoutMs);
    void Promise.resolve()
      .then(close)
      .catch((failure: unknown) => {
        log(`Closing failed: ${describeBug(failure)}`);
      })
      .finally(() => {
        clearTimeout(timer);
        exit(1);
      });
  };
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
  return () => {
    process.off('uncaughtException', onError);
    process.off('unhandledRejection', onError);
  };
}

/** Resolves with null when the process is asked to end: by Ctrl+C, a supervisor or the system. */
export async function stopSignal(): Promise<null> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  return null;
}

/**
 * Keeps the process running when the program that reads its output ends: writing to a closed pipe is an
 * error of the stream.
 */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    // Other commands end with their reader.
    stream.removeAllListeners('error');
    stream.on('error', () => undefined);
  }
}
