import { resolve } from 'node:path';
import type { Command } from 'commander';
import envPaths from 'env-paths';

/** The operating system's folder for the data of a hub: the default of `--data` for `rollcall hub`. */
export const defaultHubFolder = envPaths('rollcall-hub', { suffix: '' }).data;

/** The hub's data folder: not the default of a kiosk, which may run on the same machine. */
export function hubFolderOf(command: Command): string {
  const isGiven = command.getOptionValueSourceWithGlobals('data') !== 'default';
  return isGiven ? resolve(command.optsWithGlobals<{ data: string }>().data) : defaultHubFolder;
}
