import { cp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { mountDisk, noSmallDisk, type SmallDisk } from '../main/storage/testing/disk-in-memory.js';
import type { AdminPage } from './pages/admin-page.js';
import { expect, test, type KioskUnderTest } from './setup/kiosk.js';

test.skip(noSmallDisk !== null, 'no disk in memory can be mounted here, as the line above says');

/** Runs with a disk that is gone after it, and so is the kiosk. */
async function onDisk(
  { host }: KioskUnderTest,
  size: string,
  work: (disk: SmallDisk) => Promise<void>,
): Promise<void> {
  const disk = mountDisk(size);
  try {
    await work(disk);
  } finally {
    // It may hold files open there.
    await host.stop();
    disk.unmount();
  }
}

test('an export while the data folder’s disk is full says so, leaves nothing, and goes through later', async ({
  kiosk,
}) => {
  await onDisk(kiosk, '2m', async (disk) => {
    const data = join(disk.folder, 'data');
    await kiosk.host.stop();
    await cp(kiosk.data, data, { recursive: true });
    await rm(kiosk.data, { recursive: true });
    await symlink(data, kiosk.data);
    await kiosk.host.restart();
    const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Exports' });
    const { page } = admin;
    disk.fill();
    const exporting = page.getByRole('button', { name: 'Export', exact: true });
    await exporting.click();
    await expect(page.getByRole('alert')).toContainText('The disk is full');
    await admin.check('exports-full-disk');
    expect(await readdir(join(data, 'transfers')).catch(() => [])).toEqual([]);
    disk.free();
    const download = page.waitForEvent('download');
    await exporting.click();
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/^subject_id,/);
    await expect(page.getByRole('alert')).toBeHidden();
  });
});

/** Looks at the settings again and again until the daily export is told of so. */
async function dailyExportSays(admin: AdminPage, sentence: RegExp): Promise<void> {
  await expect(async () => {
    await admin.go('People');
    await admin.go('Settings');
    await expect(admin.page.getByText(sentence)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 75_000 });
}

for (const [what, breakIt, mendIt, sentence] of [
  [
    'read-only',
    (disk: SmallDisk) => {
      disk.makeReadOnly();
    },
    (disk: SmallDisk) => {
      disk.makeWritable();
    },
    /The latest try failed: .*may not be written/,
  ],
  [
    'full',
    (disk: SmallDisk) => {
      disk.fill();
    },
    (disk: SmallDisk) => {
      disk.free();
    },
    /The latest try failed: The disk is full/,
  ],
] as const) {
  test(`a daily export into a folder that is ${what} is told of, and goes through once mended`, async ({
    kiosk,
  }) => {
    test.setTimeout(240_000);
    await onDisk(kiosk, '256k', async (disk) => {
      const admin = await kiosk.openAdmin({
        as: 'administrator',
        camera: 'nobody',
        section: 'Settings',
      });
      const { page } = admin;
      const save = async (): Promise<void> => {
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await expect(page.getByText('The settings were saved')).toBeVisible();
      };
      breakIt(disk);
      await page.getByLabel('Write an export into a folder every day').check();
      await page.getByLabel('Folder on this machine').fill(disk.folder);
      await page.getByLabel('At', { exact: true }).fill('00:00');
      await save();
      await dailyExportSays(admin, sentence);
      expect((await readdir(disk.folder)).filter((name) => name !== 'filler')).toEqual([]);
      await admin.check(`daily-export-${what}`);
      mendIt(disk);
      await page.getByLabel('Layout').selectOption({ label: 'Punches' });
      await save();
      await dailyExportSays(admin, /Written last: .*rollcall-punches-/);
      expect(await readdir(disk.folder)).toHaveLength(2);
    });
  });
}
