import { join } from 'node:path';

/** The folder of the log files in a data folder. */
export function logFolderOf(folder: string): string {
  return join(folder, 'logs');
}
