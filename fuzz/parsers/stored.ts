import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { unpackBackupContent } from '../../main/backup/backup.js';
import { Accounts } from '../../main/access/accounts.js';
import { Absences } from '../../main/attendance/absence/absences.js';
import { parseLine, readEntry } from '../../main/attendance/journal/entry-line.js';
import { readPunchLine } from '../../main/attendance/journal/punch-line.js';
import { personOf } from '../../main/people/records/person-record.js';
import { PersonRegister } from '../../main/people/records/person-register.js';
import { openSettings } from '../../main/settings/settings.js';
import { makeFolder } from '../../main/storage/make-folder.js';
import type { Target } from './target.js';

/* Files of a data folder, without the seals: with them, most changes would be refused before the file is read. */

const quiet = (): void => undefined;

// eslint-disable-next-line @typescript-eslint/require-await -- as a stream gives them
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A document: its bytes in a new folder, because otherwise the last good copy would be read instead. */
function document(
  name: string,
  fileName: string,
  open: (folder: string) => Promise<unknown>,
): Target {
  return {
    name,
    quotesFields: true,
    read: async (bytes, scratch) => {
      const folder = await mkdtemp(join(scratch, 'data-'));
      try {
        await writeFile(join(folder, fileName), bytes);
        await open(folder);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

export const storedTargets: readonly Target[] = [
  document('settings', 'settings.json', (folder) => openSettings(folder, quiet)),
  document('people', 'people.json', async (folder) => {
    const register = await PersonRegister.open(folder, quiet, null);
    for (const person of register.all) personOf(person, null);
  }),
  document('accounts', 'accounts.json', async (folder) =>
    (await Accounts.open(folder, quiet)).list(),
  ),
  document('absence-list', 'absences.json', async (folder) =>
    (await Absences.open(folder, quiet, null)).list({}),
  ),
  {
    name: 'journal',
    read: (bytes) => {
      for (const line of Buffer.from(bytes).toString('utf8').split('\n')) {
        const quick = readPunchLine(line);
        // A missing MAC is left out by the schema.
        // The hash is checked later, against the whole line.
        const isHash = /^[0-9a-f]{64}$/.test(quick?.hash ?? '');
        if (isHash && !isDeepStrictEqual(quick, { mac: undefined, ...readEntry(line) })) {
          throw new Error('the quick reader of punches reads another entry than the schema');
        }
        parseLine(line);
      }
    },
  },
  {
    // The decrypted content: the sender of a backup knows its password.
    name: 'backup',
    read: async (bytes, scratch) => {
      const folder = resolve(scratch, 'restored');
      await makeFolder(folder);
      try {
        await unpackBackupContent(piecesOf(bytes), folder, 'site.backup');
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  },
];
