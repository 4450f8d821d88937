import type { Command } from 'commander';
import { isFault } from '../../../contract/fault.js';
import type { CallHub } from './call-hub.js';
import { hubFolderOf } from './hub-folder.js';
import { Terminal } from './terminal.js';

/** Runs a command on the hub of a folder, and prints a refusal. */
export async function withHub(
  command: Command,
  run: (callHub: CallHub, terminal: Terminal) => Promise<void>,
): Promise<void> {
  const terminal = new Terminal({
    json: command.optsWithGlobals<{ json?: boolean }>().json === true,
  });
  try {
    // Loading the hub takes a while, and help and wrong usage need nothing of it.
    const { callerOf } = await import('./call-hub.js');
    await run(callerOf(hubFolderOf(command)), terminal);
  } catch (error) {
    if (!isFault(error)) throw error;
    terminal.refuse(null, error);
  }
  process.exitCode = terminal.exitCode;
}
