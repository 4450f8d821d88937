import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { ModelRef } from '../../../contract/calls/models.js';
import { connect, type Client } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import { isFault } from '../../../contract/fault.js';
import { folderPlace, type Place } from '../../storage/second-place.js';
import { requireUsableFolder } from '../../storage/usable-folder.js';
import { readModelSet } from '../../vision/model-set.js';
import { bugReport } from '../bug-report.js';
import { takeEarlyVision } from './early-start.js';
import { namedByOptions } from './input-fault.js';
import { Terminal } from './terminal.js';
import { matching } from './values.js';

/** The second place in `--second-place` or the environment; undefined for that in the settings. */
export function secondPlaceOf({
  secondPlace,
}: {
  readonly secondPlace?: string;
}): Place | undefined {
  const folder = secondPlace ?? process.env['ROLLCALL_SECOND_PLACE'];
  return folder === undefined || folder === '' ? undefined : folderPlace(resolve(folder));
}

/** `--model`, for commands that can use another model than the one in use. */
export function modelOption(): Option {
  return new Option(
    '--model <id>',
    'ID of an embedding model, or "bundled" for the default',
  ).argParser(modelId);
}

/** `--detector`, as `modelOption`. */
export function detectorOption(): Option {
  return new Option('--detector <id>', 'ID of a detector, or "bundled" for the default').argParser(
    modelId,
  );
}

/** Also accepts "bundled". */
const modelId = matching(ModelRef);

/**
 * Runs one command with the services in this process, and sets `process.exitCode`. A refusal that `run`
 * does not handle is printed and ends the command with exit code 1.
 * @param options `acceptsAltered`: as `DataFolderOptions`.
 */
export async function withClient(
  command: Command,
  run: (client: Client, terminal: Terminal) => Promise<void>,
  { acceptsAltered = false }: { readonly acceptsAltered?: boolean } = {},
): Promise<void> {
  const options = command.optsWithGlobals<{
    data: string;
    secondPlace?: string;
    json?: boolean;
    model?: string;
    detector?: string;
  }>();
  const terminal = new Terminal({ json: options.json === true });
  const folder = resolve(options.data);
  const { model, detector } = options;
  // `models use --detector` chooses the detector for later commands, not for this one.
  const models = command.name() === 'use' ? {} : { embedding: model, detector };
  try {
    if (command.getOptionValueSourceWithGlobals('data') !== 'default') {
      await requireUsableFolder(folder);
    }
    // Before the inference process is started.
    if (Object.values(models).some((id) => id !== undefined)) {
      await readModelSet({ folder, ...models });
    }
  } catch (error) {
    if (!isFault(error)) throw error;
    terminal.refuse(null, error);
    process.exitCode = terminal.exitCode;
    return;
  }
  // Loading the services takes most of the time of a start, and help and wrong usage need none of them.
  const { openApp } = await import('../../app/app.js');
  const app = openApp({
    folder,
    readsWithoutLock: true,
    passphrase: process.env['ROLLCALL_PASSPHRASE'],
    secondPlace: secondPlaceOf(options),
    acceptsAltered,
    models,
    early: takeEarlyVision({ folder, embedding: model, detector }),
    onNotice: (notice) => {
      if (notice.type === 'progress') terminal.progress(notice.done, notice.total);
      else if (notice.type === 'notice') terminal.note(notice.message);
    },
  });
  const client = connect(
    serve(app.api, (_call, error) => {
      terminal.note(bugReport(error));
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
