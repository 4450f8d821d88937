import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '../../../contract/transport/connect.js';
import { appClient } from '../../app/testing/app-client.js';
import { temporaryFolder } from '../../storage/testing/folder.js';

interface Opened {
  readonly client: Client;
  readonly out: string;
  readonly footer: string;
  readonly folder: string;
  /** Adds a punch, so that the next export differs. */
  readonly punch: (localTime: string) => Promise<unknown>;
}

async function opened(): Promise<Opened> {
  const folder = await temporaryFolder();
  const client = appClient(join(folder, 'data'));
  const { subjectId } = await client['people.addWithPin']({
    name: 'Ada',
    number: '42',
    pin: '2468',
  });
  const punch = (localTime: string) =>
    client['attendance.amend']({
      withdraws: null,
      brings: { subjectId, direction: 'in', localTime },
      reason: 'test',
    });
  await punch('2026-03-02T08:00');
  const exports = join(folder, 'exports');
  await mkdir(exports);
  const out = join(exports, 'march.csv');
  return { client, out, footer: `${out}.footer.json`, folder: exports, punch };
}

const exportTo = ({ client, out }: Opened, overwrite = false) =>
  client['files.export']({ layout: 'punches', out, overwrite });
const problemOf = async ({ client, out }: Opened) =>
  (await client['files.verifyExport']({ file: out })).problem;

test('an existing file is only overwritten on request, and file and footer match again', async () => {
  const site = await opened();
  await exportTo(site);
  const before = await Promise.all([site.out, site.footer].map((file) => readFile(file, 'utf8')));
  await site.punch('2026-03-03T08:00');
  await expect(exportTo(site)).rejects.toMatchObject({
    code: 'file-exists',
    message: expect.stringContaining('march.csv already exists') as string,
  });
  expect(await Promise.all([site.out, site.footer].map((file) => readFile(file, 'utf8')))).toEqual(
    before,
  );
  expect(await exportTo(site, true)).toMatchObject({ rows: 2 });
  expect(await problemOf(site)).toBeNull();
  expect(await readdir(site.folder)).toHaveLength(2);
});

test('a footer whose file is missing is not overwritten either', async () => {
  const site = await opened();
  await exportTo(site);
  await rm(site.out);
  await expect(exportTo(site)).rejects.toMatchObject({
    message: expect.stringContaining('march.csv.footer.json already exists') as string,
  });
});

test('an export that was interrupted between footer and file is found', async () => {
  const site = await opened();
  await exportTo(site);
  const oldFile = await readFile(site.out);
  const oldFooter = await readFile(site.footer);
  await site.punch('2026-03-03T08:00');
  await exportTo(site, true);
  const newFile = await readFile(site.out);
  // As it is on the disk after the footer was replaced and before the file was.
  await writeFile(site.out, oldFile);
  expect(await problemOf(site)).toMatch(/^The file is stale: .* which was interrupted/);
  // The other way round, as after copying only one of the two.
  await writeFile(site.out, newFile);
  await writeFile(site.footer, oldFooter);
  expect(await problemOf(site)).toMatch(/^The footer is stale/);
  await writeFile(site.out, 'something else');
  expect(await problemOf(site)).toMatch(/^The file was changed/);
});

test('an export that fails leaves file and footer as they were', async () => {
  const site = await opened();
  await exportTo(site);
  const rename = join(site.folder, 'taken.csv');
  await mkdir(rename);
  await expect(
    site.client['files.export']({ layout: 'punches', out: rename, overwrite: true }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('folder') as string,
  });
  await expect(
    site.client['files.export']({ layout: 'adp', out: site.out, overwrite: true }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await problemOf(site)).toBeNull();
  expect((await readdir(site.folder)).sort()).toEqual([
    'march.csv',
    'march.csv.footer.json',
    'taken.csv',
  ]);
});

test('exports to one file at the same time leave a file with its own footer', async () => {
  const site = await opened();
  await Promise.all(
    Array.from({ length: 8 }, async (_unused, at) => {
      await site.punch(`2026-03-0${at + 2}T09:00`);
      await exportTo(site, true);
    }),
  );
  expect(await problemOf(site)).toBeNull();
  expect(await readdir(site.folder)).toHaveLength(2);
});
