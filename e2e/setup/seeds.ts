import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rollcall } from '../../main/hosts/testing/command-line.js';
import { writePerson } from '../../main/hosts/testing/photos.js';
import { writeRecordings } from '../../main/lab/liveness/testing/write-recordings.js';
import { filmFile } from './films.js';
import { addLookAlike } from './look-alike.js';
import { sharedData } from '../../main/base/testing/shared-data.js';

/** Labelled photos, which are not part of the project; see `hasManyPhotos`. */
const { path: labelled, isThere } = sharedData('lfw-dev');
/** Enough for the 1,000 pairs of samples that the self-test needs for a recommendation. */
const peopleCount = 30;
const minPhotos = 2;
const maxPhotos = 3;

/** Each creates the data folder `data` of a kiosk from the folder that `global.ts` prepared. */
export const seeds = {
  /** ada, ben and chloe are enrolled; grace and hana can sign in. */
  staff: (data: string, prepared: string) => cp(join(prepared, 'data'), data, { recursive: true }),
  /** As after installation: no people, no accounts. */
  empty: () => Promise.resolve(),
  /** The staff, at a door that checks that faces are alive; ben is a supervisor. */
  balanced: (data: string, prepared: string) => checked(data, prepared, 'balanced'),
  /** As `balanced`, with the person in the film `live`. */
  live: async (data: string, prepared: string) => {
    await checked(data, prepared, 'balanced');
    // Her photos are from the same clip.
    await filmFile('live', prepared);
    await must(['enrol', join(prepared, 'live'), '--data', data]);
  },
  /** The staff, at a door that accepts badges; ada has the one in the film `badge`. */
  badged: async (data: string, prepared: string) => {
    await seeds.staff(data, prepared);
    await must(['badge', 'accept', 'printed', 'rotating', 'cards', '--data', data]);
  },
  /** The staff, and alva, who looks like ada, at a door that asks both for more than their face. */
  alike: async (data: string, prepared: string) => {
    await seeds.staff(data, prepared);
    await addLookAlike(data, 'ada', 'alva');
  },
  strict: (data: string, prepared: string) => checked(data, prepared, 'strict'),
  /** The staff, and recordings of 20 live people and 6 cut-outs for the liveness check. */
  recorded: async (data: string, prepared: string) => {
    await seeds.staff(data, prepared);
    await writeRecordings(data);
  },
  /** The staff, and david, elif and finn. */
  line: async (data: string, prepared: string) => {
    await seeds.staff(data, prepared);
    const folder = join(dirname(data), 'photos');
    for (const name of ['david', 'elif', 'finn'] as const) await writePerson(folder, name);
    await must(['enrol', folder, '--data', data]);
  },
  /** The staff and thirty more people with two or three photos each. */
  many: async (data: string, prepared: string) => {
    await seeds.staff(data, prepared);
    const folder = join(dirname(data), 'photos');
    let enrolled = 0;
    for (const name of (await readdir(labelled)).sort()) {
      const photos = await readdir(join(labelled, name)).catch(() => []);
      if (photos.length < minPhotos) continue;
      await mkdir(join(folder, name), { recursive: true });
      for (const photo of photos.sort().slice(0, maxPhotos)) {
        await cp(join(labelled, name, photo), join(folder, name, photo));
      }
      if (++enrolled === peopleCount) break;
    }
    // Exit code 1: some photos were refused, such as those of two people.
    const { code, err } = await rollcall(['enrol', folder, '--data', data]);
    if (code !== 0 && code !== 1) throw new Error(err);
  },
} as const satisfies Record<string, (data: string, prepared: string) => Promise<void>>;

export type Seed = keyof typeof seeds;

async function checked(data: string, prepared: string, policy: string): Promise<void> {
  await seeds.staff(data, prepared);
  await must(['liveness', policy, '--data', data]);
  await must(['supervisor', 'ben', '--data', data]);
  await must(['pin', 'ben', '--number', '0077', '--data', data], '8642\n');
}

async function must(command: readonly string[], input?: string): Promise<void> {
  const { code, err } = await rollcall([...command], {}, input);
  if (code !== 0) throw new Error(err);
}

/** Whether the photos for `many` are on this machine. */
export function hasManyPhotos(): boolean {
  return isThere;
}
