import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { portrait } from '../../main/hosts/testing/photos.js';
import { writeCameraFile, type Scene } from './fake-camera.js';
import { writeLiveFilm } from './live-film.js';
import { writeAttack } from './liveness-films.js';

/** Who follows whom in the film `line`. */
export const peopleInLine = ['ada', 'ben', 'chloe', 'david', 'elif', 'finn'] as const;

const middle = { left: 180, width: 280 };
const nobody: Scene = { people: [], seconds: 2 };

/** What a camera sees, by the name of its film. */
const scenes: Readonly<Record<string, () => Promise<readonly Scene[]>>> = {
  ada: async () => [{ people: [await ada()], seconds: 2 }],
  // Ada comes, leaves until the kiosk has dropped her track, and comes back.
  'ada-twice': async () => [{ people: [await ada()], seconds: 5 }, nobody],
  stranger: async () => [{ people: [{ picture: await portrait('elif'), ...middle }], seconds: 2 }],
  line: async () => [...(await line()), nobody],
  two: async () => {
    const ben = { picture: await portrait('ben', 3), left: 20, width: 290 };
    const chloe = { picture: await portrait('chloe', 3), left: 390, width: 230 };
    return [{ people: [ben, chloe], seconds: 2 }];
  },
  nobody: () => Promise.resolve([nobody]),
  far: async () => [{ people: [{ ...(await ada()), left: 300, width: 60 }], seconds: 2 }],
  dark: async () => [{ people: [await ada()], seconds: 2, light: 0.12 }],
  black: () => Promise.resolve([{ people: [], seconds: 2, light: 0 }]),
};

async function ada() {
  return { picture: await portrait('ada', 3), ...middle };
}

/** Each person stands where the previous one stood, without a gap. */
function line(): Promise<Scene[]> {
  return Promise.all(
    peopleInLine.map(async (name): Promise<Scene> => {
      const person = { picture: await portrait(name, 3), ...middle };
      return { people: [person], seconds: 3 };
    }),
  );
}

/**
 * The file of a film, which is written when the first test needs it: a run of some tests needs few films.
 * @param folder prepared for all tests.
 */
export async function filmFile(name: string, folder: string): Promise<string> {
  const file = join(folder, `${name}.y4m`);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  // Another worker may write it, too: each replaces the other's by the same film.
  const written = `${file}.${process.pid}`;
  await write(name, written);
  await rename(written, file);
  return file;
}

async function write(name: string, file: string): Promise<void> {
  if (name === 'print' || name === 'phone') await writeAttack(name, file);
  else if (name === 'live') await writeLiveFilm(file);
  else if (name in scenes) await writeCameraFile(file, await scenes[name]!());
  else throw new Error(`There is no film ${name}.`);
}
