import { join } from 'node:path';
import { readForeignJson } from '../../storage/foreign-json.js';
import { PeopleFile, type PersonRecord } from './person-record.js';

/**
 * Reads the people of another kiosk from a copy of its data folder.
 * @throws Fault `not-found`, `data-damaged`.
 */
export async function peopleIn(folder: string): Promise<readonly PersonRecord[]> {
  return (await readForeignJson(join(folder, 'people.json'), PeopleFile)).people;
}
