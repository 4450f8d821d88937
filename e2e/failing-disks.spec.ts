import { cp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { mountDisk, noSmallDisk, type SmallDisk } from '../main/storage/testing/disk-in-memory.js';
import { checkScreen, screenSizes } from './pages/check-screen.js';
import type { AdminPage } from './pages/admin-page.js';
import { expect, test, type KioskUnderTest } from './setup/kiosk.js';

test.skip(noSmallDisk !== null, `no small disk can be mounted: ${noSmallDisk ?? ''}`);

/** Runs a test with a small disk, then stops the kiosk and unmounts the disk. */
async function onDisk(
  { host }: KioskUnderTest,
  size: string,
  work: (disk: SmallDisk) => Promise<void>,
): Promise<void> {
  const disk = mountDisk(size);
  try {
    await work(disk);
  } finally {
    // The kiosk may have open files on the disk.
    await host.stop();
    disk.unmount();
  }
}

/** Moves the data folder to the disk. @returns its new path. */
async function moveTo(disk: SmallDisk, kiosk: KioskUnderTest): Promise<string> {
  const data = join(disk.folder, 'data');
  await cp(kiosk.data, data, { recursive: true });
  await rm(kiosk.data, { recursive: true });
  await symlink(data, kiosk.data);
  return data;
}

for (const [state, breakDisk, repairDisk] of [
  ['full', 'fill', 'free'],
  ['read-only', 'makeReadOnly', 'makeWritable'],
] as const) {
  test(`a kiosk on a disk that is ${state} says so, refuses punches, and continues once it is repaired`, async ({
    kiosk,
  }, info) => {
    await onDisk(kiosk, '4m', async (disk) => {
      await moveTo(disk, kiosk);
      disk[breakDisk]();
      const kioskPage = await kiosk.open({ camera: 'nobody' });
      const { page } = kioskPage;
      const banner = page.getByRole('alert').filter({ hasText: /No times can be recorded/ });
      await expect(banner).toBeVisible();
      for (const size of screenSizes) {
        await page.setViewportSize(size);
        await checkScreen(page, `disk-${state}-${size.width}`, info);
      }
      await kioskPage.enterPin('0042', '2468');
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText(/disk/i);
      await page.getByRole('button', { name: 'Cancel' }).click();
      disk[repairDisk]();
      await expect(banner).toBeHidden({ timeout: 60_000 });
      await kioskPage.enterPin('0042', '2468');
      await kioskPage.expectState('recorded');
    });
  });
}

test('an export to a full disk reports the problem, leaves no files, and works later', async ({
  kiosk,
}) => {
  await onDisk(kiosk, '2m', async (disk) => {
    const data = await moveTo(disk, kiosk);
    const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Exports' });
    const { page } = admin;
    disk.fill();
    const exporting = page.getByRole('button', { name: 'Export', exact: true });
    await exporting.click();
    await expect(page.getByRole('alert')).toContainText(/disk is full/i);
    await admin.check('exports-full-disk');
    expect(await readdir(join(data, 'transfers')).catch(() => [])).toEqual([]);
    disk.free();
    const download = page.waitForEvent('download');
    await exporting.click();
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/^subject_id,/);
    await expect(page.getByRole('alert')).toBeHidden();
  });
});

/** Reopens the settings until they show this message about the daily export. */
async function expectDailyExport(admin: AdminPage, sentence: RegExp): Promise<void> {
  await expect(async () => {
    await admin.go('People');
    await admin.go('Settings');
    await expect(admin.page.getByText(sentence)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 75_000 });
}

for (const [state, breakDisk, repairDisk, sentence] of [
  [
    'read-only',
    (disk: SmallDisk) => {
      disk.makeReadOnly();
    },
    (disk: SmallDisk) => {
      disk.makeWritable();
    },
    /The last export failed: .*(permission|writ)/,
  ],
  [
    'full',
    (disk: SmallDisk) => {
      disk.fill();
    },
    (disk: SmallDisk) => {
      disk.free();
    },
    /The last export failed: .*disk is full/i,
  ],
] as const) {
  const title = `a daily export to a disk that is ${state} is reported, and works once repaired`;
  test(title, { tag: '@waiting' }, async ({ kiosk }) => {
    test.setTimeout(240_000);
    await onDisk(kiosk, '256k', async (disk) => {
      const admin = await kiosk.openAdmin({
        as: 'administrator',
        camera: 'nobody',
        section: 'Settings',
      });
      const { page } = admin;
      const save = async (): Promise<void> => {
        await page.getByRole('button', { name: 'Save changes' }).click();
        await expect(page.getByText('The settings were saved')).toBeVisible();
      };
      breakDisk(disk);
      await page.getByLabel('Export to a folder every day').check();
      await page.getByLabel('Folder on this computer').fill(disk.folder);
      await page.getByLabel('Time', { exact: true }).fill('00:00');
      await save();
      await expectDailyExport(admin, sentence);
      expect((await readdir(disk.folder)).filter((name) => name !== 'filler')).toEqual([]);
      await admin.check(`daily-export-${state}`);
      repairDisk(disk);
      await page.getByLabel('Layout').selectOption({ label: 'Punches' });
      await save();
      await expectDailyExport(admin, /Last export: .*rollcall-punches-/);
      expect(await readdir(disk.folder)).toHaveLength(2);
    });
  });
}
