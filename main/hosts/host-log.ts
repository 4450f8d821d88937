import { fileURLToPath } from 'node:url';
import { pino, stdTimeFunctions } from 'pino';
import { createStream } from 'rotating-file-stream';
import type { Notice } from '../../contract/notice.js';
import { findPackageRoot, packageVersion } from '../../models/package-root.js';
import { logFolderOf } from '../health/log-folder.js';
import { makeFolder } from '../storage/make-folder.js';
import { describeBug } from './bug-report.js';

/**
 * The log files of a host. They contain events and no sentences: a sentence may name a person, a file or a folder, and
 * administrators send the log to others.
 */
export interface HostLog {
  /** @param isSafe whether without face recognition. */
  started(isSafe: boolean): void;
  /** Changes of state. For other notices, only that there was one. */
  notice(notice: Notice): void;
  /** @param what a call, or a part of the program. */
  bug(what: string, error: unknown): void;
  close(): Promise<void>;
}

/** A kiosk writes a few lines a day. Five files of this size are enough even for an error in each frame. */
const fileSize = '1M';
const formerFiles = 4;

const nothing = (): void => undefined;
const noLog: HostLog = {
  started: nothing,
  notice: nothing,
  bug: nothing,
  close: () => Promise.resolve(),
};

/** Opens the log files of a data folder. A disk without space for a log does not stop the host. */
export async function openHostLog(folder: string, host: 'web' | 'electron'): Promise<HostLog> {
  const path = logFolderOf(folder);
  const isThere = await makeFolder(path).then(
    () => true,
    () => false,
  );
  // The disk is full or read-only, or the folder is missing: the door shows that.
  if (!isThere) return noLog;
  const stream = createStream('rollcall.log', {
    path,
    size: fileSize,
    rotate: formerFiles,
    mode: 0o600,
  });
  stream.on('error', () => undefined);
  stream.on('warning', () => undefined);
  const log = pino({ base: { pid: process.pid }, timestamp: stdTimeFunctions.isoTime }, stream);
  return {
    started: (isSafe) => {
      const { version: node } = process;
      log.info({ host, program: packageVersion(), node, isSafe }, 'started');
    },
    notice: (notice) => {
      if (notice.type === 'progress') return;
      if (notice.type === 'notice') log.warn('notice');
      else if (notice.type === 'updating') log.info('updating');
      else log.warn({ state: notice.state }, notice.type);
    },
    bug: (what, error) => {
      log.error({ what, error: withoutFolders(describeBug(error)) }, 'bug');
    },
    close: () =>
      new Promise((resolve) => {
        log.info('stopped');
        stream.end(() => {
          resolve();
        });
        // After an error there is nothing to wait for.
        stream.once('close', resolve);
        stream.once('error', () => {
          resolve();
        });
      }),
  };
}

/** The places in the code as paths in the package; of other files, only the name. */
function withoutFolders(stack: string): string {
  const root = fileURLToPath(findPackageRoot());
  return stack.replaceAll(absolutePath, (place) => {
    const path = place.replace('file://', '');
    return path.startsWith(root) ? path.slice(root.length) : path.split(/[/\\]/).at(-1)!;
  });
}
const absolutePath = /(?<![\w.])(?:file:\/\/)?(?:[A-Za-z]:)?[/\\][^\s():]+/g;
