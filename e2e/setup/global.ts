import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollcall } from '../../main/hosts/testing/command-line.js';
import { writePerson } from '../../main/hosts/testing/photos.js';
import { printedCodes } from '../../main/people/badges/testing/printed-codes.js';
import { requireChromium } from './browser.js';
import { writeCameraFile } from './fake-camera.js';

/** Environment variables that pass the prepared folder and the browser to the tests. */
export const preparedVariable = 'ROLLCALL_E2E_FOLDER';
export const browserVariable = 'ROLLCALL_E2E_CHROMIUM';

/** Accounts by name with their roles; all have the same password. */
export const accountRoles = { grace: 'administrator', hana: 'hr' } as const;
export const password = 'correct horse battery';

/**
 * Prepares, once for all specs: a browser, and a data folder with ada, ben and chloe (ada has a number and PIN).
 * Films for the cameras are added when tests need them (see `films.ts`).
 */
export default async function prepare(): Promise<() => Promise<void>> {
  process.env[browserVariable] = requireChromium();
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-'));
  process.env[preparedVariable] = folder;
  await writeData(folder);
  await writeBadgeFilm(folder);
  return () => rm(folder, { recursive: true });
}

async function writeData(folder: string): Promise<void> {
  const data = ['--data', join(folder, 'data')];
  for (const name of ['ada', 'ben', 'chloe'] as const) await writePerson(join(folder, 'p'), name);
  await must(rollcall(['enrol', join(folder, 'p'), ...data]));
  // The films show photos of people. Those of the liveness check turn it on.
  await must(rollcall(['liveness', 'off', ...data]));
  await must(rollcall(['pin', 'ada', '--number', '0042', ...data], {}, '2468\n'));
  for (const [name, role] of Object.entries(accountRoles)) {
    await must(rollcall(['account', 'add', name, '--role', role, ...data], {}, `${password}\n`));
  }
}

/** Ada's printed badge, held up. */
async function writeBadgeFilm(folder: string): Promise<void> {
  const sheet = join(folder, 'badges.pdf');
  await must(rollcall(['badge', 'print', 'ada', '--out', sheet, '--data', join(folder, 'data')]));
  const [picture] = await printedCodes(await readFile(sheet));
  const badge = { picture: picture!, left: 250, width: 120 };
  await writeCameraFile(join(folder, 'badge.y4m'), [{ people: [badge], seconds: 2 }]);
}

async function must(outcome: ReturnType<typeof rollcall>): Promise<void> {
  const { code, err } = await outcome;
  if (code !== 0) throw new Error(err);
}
