import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rollcall } from '../../main/hosts/testing/command-line.js';
import { sharedData } from '../../main/base/testing/shared-data.js';

/** Labelled photos that are not part of the project; see `hasManyPhotos`. */
const { path: labelled, isThere } = sharedData('lfw-dev');
/** Enough for the thousand pairs of samples that a recommendation rests on. */
const people = 30;
const leastPhotos = 2;
const mostPhotos = 3;

/** What a kiosk under test starts with: makes `data`, given the folder that `global.ts` prepared. */
export const seeds = {
  /** Ada, ben and chloe are enrolled; grace and hana can sign in. */
  staff: (data: string, prepared: string) => cp(join(prepared, 'data'), data, { recursive: true }),
  /** As after installing: nobody is enrolled, nobody can sign in. */
  empty: () => Promise.resolve(),
  /** The staff, and thirty people more with two or three photos each. */
  many: async (data: string, prepared: string) => {
    await seeds.staff(data, prepared);
    const folder = join(dirname(data), 'photos');
    let enrolled = 0;
    for (const name of (await readdir(labelled)).sort()) {
      const photos = await readdir(join(labelled, name)).catch(() => []);
      if (photos.length < leastPhotos) continue;
      await mkdir(join(folder, name), { recursive: true });
      for (const photo of photos.sort().slice(0, mostPhotos)) {
        await cp(join(labelled, name, photo), join(folder, name, photo));
      }
      if (++enrolled === people) break;
    }
    // Code 1: some photos show two people, or somebody turned away.
    const { code, err } = await rollcall(['enrol', folder, '--data', data]);
    if (code !== 0 && code !== 1) throw new Error(err);
  },
} as const satisfies Record<string, (data: string, prepared: string) => Promise<void>>;

export type Seed = keyof typeof seeds;

/** Whether the photos for `many` are on this machine. */
export function hasManyPhotos(): boolean {
  return isThere;
}
