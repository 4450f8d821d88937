import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installPackage } from './install-package.js';
import { works, running, useUpdateSite } from './testing/update-site.js';

/** Plain JavaScript without types, as nothing is compiled when it runs. */
const launcher = new URL('../../bin/current-version.js', import.meta.url).href;
const { currentVersion } = (await import(launcher)) as {
  readonly currentVersion: (own: string, versions: string, isStart: boolean) => string;
};

const site = useUpdateSite();

test('a version that ends again and again is left at the fourth start', async () => {
  await site.server.publish('0.2.0', works);
  await site.updates().check();
  await installPackage(site.installing('0.2.0'));
  const own = join(site.folder, 'program');
  const start = (): string => currentVersion(own, site.versions.folder, true);
  for (const trial of [1, 2, 3]) {
    expect(start()).toBe(site.versions.folderOf('0.2.0'));
    expect((await site.versions.chosen()).trial).toBe(trial);
    // A command does not count.
    expect(currentVersion(own, site.versions.folder, false)).toBe(site.versions.folderOf('0.2.0'));
  }
  expect(start()).toBe(own);
  expect(await site.versions.chosen()).toMatchObject({
    ...{ current: null, trial: null, failed: ['0.2.0'] },
    unrecorded: { action: 'update.back', from: '0.2.0', to: running },
  });
  expect(start()).toBe(own);
});

test('with a damaged choice, the version that was installed by hand runs', async () => {
  const own = join(site.folder, 'program');
  for (const text of ['{', '{"current":"../../etc"}', '{"current":"9.9.9"}']) {
    await writeFile(join(site.versions.folder, 'current.json'), text);
    expect(currentVersion(own, site.versions.folder, true)).toBe(own);
  }
});
