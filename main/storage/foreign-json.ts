import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { readJson, valueProblem } from './document-problem.js';
import { fileFault } from './file-faults.js';

/**
 * Reads a JSON file in a copy of another kiosk's data folder, without writing to that folder.
 * @throws Fault `not-found`, `data-damaged`, `data-read-only`.
 */
export async function readForeignJson<Data>(
  file: string,
  schema: v.GenericSchema<unknown, Data>,
): Promise<Data> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw fileFault(file, error);
    throw new Fault(
      'not-found',
      `${file} does not exist. Choose a copy of another kiosk's data folder.`,
      {
        cause: error,
      },
    );
  }
  const read = readJson(bytes);
  const parsed = 'json' in read ? v.safeParse(schema, read.json) : null;
  if (parsed?.success === true) return parsed.output;
  const problem = 'problem' in read ? read.problem : valueProblem(parsed!.issues[0]);
  throw new Fault(
    'data-damaged',
    `${file} is damaged: ${problem}. Use another copy of the data folder.`,
  );
}
