import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rollcallProcess } from '../../main/hosts/testing/command-line.js';
import { writePerson } from '../../main/hosts/testing/photos.js';
import { enrolled } from './door.js';

/** How the people and the administrator of the site sign in. */
export const secrets = { pin: '2468', account: 'ida', password: 'correct horse battery' } as const;

/** Employee numbers of the people who use a PIN. */
export const staff: readonly string[] = Array.from({ length: 60 }, (_none, at) =>
  String(1000 + at),
);

/**
 * Makes a data folder: people with PINs, four with their faces, and an administrator.
 * @param folder an empty one. @returns the data folder.
 */
export async function madeSite(folder: string): Promise<string> {
  const data = join(folder, 'data');
  const table = join(folder, 'staff.csv');
  const rows = staff.map((number) => `${number},Person ${number},${secrets.pin}\n`);
  await writeFile(table, `number,name,pin\n${rows.join('')}`);
  const photos = join(folder, 'photos');
  for (const name of enrolled) await writePerson(photos, name);
  for (const [args, input] of [
    [['import', table, '--consent-given'], ''],
    [['enrol', photos], ''],
    // Photos stand in for people.
    [['liveness', 'off'], ''],
    [['account', 'add', secrets.account, '--role', 'administrator'], `${secrets.password}\n`],
  ] as const) {
    const { code, err } = await rollcallProcess([...args, '--data', data], {}, input);
    if (code !== 0) throw new Error(`rollcall ${args.join(' ')}: ${err}`);
  }
  return data;
}
