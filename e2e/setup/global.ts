import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollcall } from '../../main/hosts/testing/command-line.js';
import { portrait, writePerson } from '../../main/hosts/testing/photos.js';
import { printedCodes } from '../../main/people/badges/testing/printed-codes.js';
import { requireChromium } from './browser.js';
import { writeCameraFile, type Scene } from './fake-camera.js';
import { writeLiveFilm } from './live-film.js';
import { writeLivenessFilms } from './liveness-films.js';

/** Environment variables that pass the prepared folder and the browser to the tests. */
export const preparedVariable = 'ROLLCALL_E2E_FOLDER';
export const browserVariable = 'ROLLCALL_E2E_CHROMIUM';

/** Accounts by name with their roles; all have the same password. */
export const accountRoles = { grace: 'administrator', hana: 'hr' } as const;
export const password = 'correct horse battery';

/** Who follows whom in the camera file `line`. */
export const peopleInLine = ['ada', 'ben', 'chloe', 'david', 'elif', 'finn'] as const;

/**
 * Prepares, once for all specs: a browser, a data folder with ada, ben and chloe (ada has a number and
 * PIN), and the files that the fake cameras play.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  process.env[browserVariable] = requireChromium();
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-'));
  process.env[preparedVariable] = folder;
  // Films are drawn here while commands run in their own process.
  await Promise.all([
    writeData(folder).then(() => writeBadgeFilm(folder)),
    writeCameras(folder),
    writeLivenessFilms(folder),
    writeLiveFilm(folder),
  ]);
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

async function writeCameras(folder: string): Promise<void> {
  const middle = { left: 180, width: 280 };
  const ada = { picture: await portrait('ada', 3), ...middle };
  const ben = { picture: await portrait('ben', 3), ...middle };
  const stranger = { picture: await portrait('elif'), ...middle };
  const two = [
    { ...ben, left: 20, width: 290 },
    { picture: await portrait('chloe', 3), left: 390, width: 230 },
  ];
  const nobody: Scene = { people: [], seconds: 2 };
  // Each stands where the one before stood, without a gap.
  const line = await Promise.all(
    peopleInLine.map(async (name): Promise<Scene> => {
      const person = { picture: await portrait(name, 3), ...middle };
      return { people: [person], seconds: 3 };
    }),
  );
  const cameras: Record<string, readonly Scene[]> = {
    ada: [{ people: [ada], seconds: 2 }],
    // Ada comes, leaves until the kiosk has dropped her track, and comes back.
    'ada-twice': [{ people: [ada], seconds: 5 }, nobody],
    stranger: [{ people: [stranger], seconds: 2 }],
    line: [...line, nobody],
    two: [{ people: two, seconds: 2 }],
    nobody: [nobody],
    far: [{ people: [{ ...ada, left: 300, width: 60 }], seconds: 2 }],
    dark: [{ people: [ada], seconds: 2, light: 0.12 }],
    black: [{ people: [], seconds: 2, light: 0 }],
  };
  for (const [name, scenes] of Object.entries(cameras)) {
    await writeCameraFile(join(folder, `${name}.y4m`), scenes);
  }
}

async function must(outcome: ReturnType<typeof rollcall>): Promise<void> {
  const { code, err } = await outcome;
  if (code !== 0) throw new Error(err);
}
