import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { fileFault } from './file-faults.js';

/**
 * Reads a JSON file of another kiosk's data folder; nothing is written there.
 * @throws Fault `not-found`, `data-damaged`.
 */
export async function readForeignJson<Data>(
  file: string,
  schema: v.GenericSchema<unknown, Data>,
): Promise<Data> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fileFault(file, error);
    throw new Fault('not-found', `There is no ${file}; name a copy of a kiosk's data folder.`, {
      cause: error,
    });
  }
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (cause) {
    throw new Fault('data-damaged', `${file} cannot be read; use another copy.`, { cause });
  }
}
