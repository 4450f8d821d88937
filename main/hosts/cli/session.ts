import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import envPaths from 'env-paths';
import { connect, type Client } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import { isFault } from '../../../contract/fault.js';
import { openApp } from '../../app/app.js';
import { namedByOptions } from './input-fault.js';
import { Terminal } from './terminal.js';

/** Where attendance data lives unless `--data` says otherwise: the system's place for it. */
export const defaultDataFolder = envPaths('rollcall', { suffix: '' }).data;

/** `--model`, for commands that can be run with another model than the one in use. */
export function modelOption(): Option {
  return new Option('--model <id>', 'an imported embedding model, or "bundled"');
}

/** `--detector`, as `--model`. */
export function detectorOption(): Option {
  return new Option('--detector <id>', 'an imported detector, or "bundled"');
}

/**
 * Runs one command with the services in this very process, and leaves its exit code in
 * `process.exitCode`. A refusal that the command did not report itself ends it with code 1.
 */
export async function withClient(
  command: Command,
  run: (client: Client, terminal: Terminal) => Promise<void>,
): Promise<void> {
  const options = command.optsWithGlobals<{
    data: string;
    json?: boolean;
    model?: string;
    detector?: string;
  }>();
  const terminal = new Terminal({ json: options.json === true });
  const app = openApp({
    folder: resolve(options.data),
    passphrase: process.env['ROLLCALL_PASSPHRASE'],
    // `models use` has an option of that name too, which says something else.
    ...(command.name() === 'use'
      ? {}
      : { models: { embedding: options.model, detector: options.detector } }),
    onNotice: (notice) => {
      if (notice.type === 'progress') terminal.progress(notice.done, notice.total);
      else if (notice.type === 'notice') terminal.note(notice.message);
    },
  });
  const client = connect(
    serve(app.api, (call, error) => {
      terminal.note(
        `${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }),
  );
  try {
    await run(client, terminal);
  } catch (error) {
    if (!isFault(error)) throw error;
    terminal.refuse(null, namedByOptions(error, command));
  } finally {
    await app.close();
  }
  process.exitCode = terminal.exitCode;
}
