import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { portrait } from '../main/hosts/testing/photos.js';
import { expect, test } from './setup/kiosk.js';

async function staff(): Promise<Buffer> {
  const table =
    'number,name,department,pin\n0101,Elif,Lab,\n0102,Zoë,Office,2468\n0042,Bob,Lab,1234\n';
  const files: Record<string, Uint8Array> = {
    'roster.csv': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, 'utf16le')]),
  };
  for (const variant of [0, 1, 2]) {
    files[`photos/0101/${variant}.jpg`] = await portrait('elif', variant);
  }
  return Buffer.from(zipSync(files, { level: 0 }));
}

test('a roster is previewed and imported, and its people are recognised', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'stranger',
    section: 'People',
  });
  const { page } = admin;
  await page.getByRole('button', { name: 'Import people' }).click();
  const dialog = page.getByRole('dialog');
  await admin.check('roster-file');
  const file = { mimeType: 'application/zip', name: 'staff.zip' };
  await dialog
    .getByLabel('CSV, XLSX or ZIP file')
    .setInputFiles({ ...file, buffer: Buffer.from('PK not a ZIP file') });
  await expect(dialog.getByRole('alert')).toContainText('staff.zip');
  await dialog
    .getByLabel('CSV, XLSX or ZIP file')
    .setInputFiles({ ...file, buffer: await staff() });
  await expect(dialog.getByRole('status')).toContainText('2 to add, 0 to update');
  await expect(dialog.getByRole('row', { name: /Bob/ })).toContainText(/number: .*0042.*ada/);
  await admin.check('roster-plan');
  await dialog.getByRole('checkbox', { name: /Everyone with photos/ }).check();
  await dialog.getByRole('button', { name: 'Import 2 people' }).click();
  await expect(dialog.getByRole('status')).toContainText('Import complete: 2 added', {
    timeout: 30_000,
  });
  await expect(dialog.getByRole('listitem')).toContainText('Line 4, Bob');
  await admin.check('roster-report');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Elif/ })).toContainText('face (3)');
  await expect(page.getByRole('row', { name: /Zoë/ })).toContainText('PIN');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(/Elif/).first()).toBeVisible({ timeout: 30_000 });
});

test('a table is dropped; a folder of photos is chosen and its people are enrolled', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody', section: 'People' });
  const { page } = admin;
  await page.getByRole('button', { name: 'Import people' }).click();
  const dialog = page.getByRole('dialog');
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['number,name,pin\n0301,Omar,2468\n'], 'staff.csv'));
    return data;
  });
  const target = dialog.getByRole('group', { name: 'Files to import' });
  await target.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(dialog.getByRole('status')).toContainText('1 to add');
  await dialog.getByRole('button', { name: 'Choose another file' }).click();

  await dialog.getByLabel('CSV, XLSX or ZIP file').setInputFiles({
    name: 'staff.csv',
    mimeType: 'text/csv',
    // "Иванов Иван" in Windows-1251.
    buffer: Buffer.from(
      'number,name,pin\nHR-7,\xc8\xe2\xe0\xed\xee\xe2 \xc8\xe2\xe0\xed,2468\n',
      'latin1',
    ),
  });
  await expect(dialog.getByRole('row', { name: /Иванов Иван/ })).toContainText('new');
  await expect(dialog.getByText('Cyrillic (Windows-1251) (detected)')).toBeVisible();
  await admin.check('roster-encoding');
  await dialog.getByLabel('Text encoding').selectOption('Cyrillic (KOI8-R)');
  await expect(dialog.getByRole('row', { name: /хБЮМНБ/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Choose another file' }).click();

  const folder = await mkdtemp(join(tmpdir(), 'rollcall-folder-'));
  await mkdir(join(folder, 'Elif'));
  for (const variant of [0, 1, 2]) {
    await writeFile(join(folder, 'Elif', `${variant}.jpg`), await portrait('elif', variant));
  }
  await dialog.getByLabel('Folder with one subfolder per person').setInputFiles(folder);
  await expect(dialog.getByRole('row', { name: /Elif/ })).toContainText('3');
  await dialog.getByRole('checkbox', { name: /Everyone with photos/ }).check();
  await dialog.getByRole('button', { name: 'Import 1 person' }).click();
  await expect(dialog.getByRole('status')).toContainText('Import complete: 1 added', {
    timeout: 30_000,
  });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Elif/ })).toContainText('face (3)');
  await rm(folder, { recursive: true });
});
