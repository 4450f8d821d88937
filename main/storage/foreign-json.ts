import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { fileFault } from './file-faults.js';

/**
 * Reads a JSON file in a copy of another kiosk's data folder, without writing to that folder.
 * @throws Fault `not-found`, `data-damaged`, `data-read-only`.
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
    throw new Fault(
      'not-found',
      `${file} does not exist. Choose a copy of another kiosk's data folder.`,
      {
        cause: error,
      },
    );
  }
  try {
    return v.parse(schema, JSON.parse(text));
  } catch (cause) {
    throw new Fault('data-damaged', `${file} is damaged. Use another copy of the data folder.`, {
      cause,
    });
  }
}
