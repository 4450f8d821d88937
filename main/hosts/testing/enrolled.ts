import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { rollcall } from './command-line.js';
import { portrait, writePerson } from './photos.js';

/** A data folder with ada and ben enrolled and one punch of ada, shared by the tests of a file. */
export interface Enrolled {
  /** A photo of ada that she was not enrolled from. */
  readonly door: () => string;
  /** Creates an empty folder. */
  readonly newFolder: () => Promise<string>;
  /** Copies the data folder to a path that does not exist yet. */
  readonly copyTo: (data: string) => void;
}

/** Creates the data folder before the tests of the calling file, and removes it afterwards. */
export function useEnrolled(): Enrolled {
  let shared: string;
  beforeAll(async () => {
    shared = await mkdtemp(join(tmpdir(), 'rollcall-enrolled-'));
    const photos = join(shared, 'photos');
    await writePerson(photos, 'ada');
    await writePerson(photos, 'ben');
    await writeFile(join(shared, 'door.jpg'), await portrait('ada', 3));
    const on = ['--data', join(shared, 'data')];
    expect(await rollcall(['enrol', photos, ...on])).toMatchObject({ code: 0 });
    const punch = ['punch', join(shared, 'door.jpg'), '--at', '2026-03-02T08:00:00Z'];
    expect(await rollcall([...punch, ...on])).toMatchObject({ code: 0 });
  });
  afterAll(() => rm(shared, { recursive: true }));
  return {
    door: () => join(shared, 'door.jpg'),
    newFolder: () => mkdtemp(join(shared, 'test-')),
    copyTo: (data) => {
      execFileSync('cp', ['-r', join(shared, 'data'), data]);
    },
  };
}
