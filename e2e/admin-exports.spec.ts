import { readFile } from 'node:fs/promises';
import { expect, test } from './setup/kiosk.js';

test('HR exports days as CSV with a signed footer', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Exports' });
  const { page } = admin;
  await expect(page.getByLabel('Layout')).toHaveValue('days');
  await page.getByLabel('First day').fill('2026-01-01');
  await page.getByLabel('Last day').fill('2026-01-31');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByText('No rows. Nothing would be in the file.')).toBeVisible();
  const downloads: string[] = [];
  page.on('download', (download) => {
    downloads.push(download.suggestedFilename());
  });
  const first = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await (await first).path();
  expect(await readFile(file, 'utf8')).toMatch(/^subject_id,number,name,.*\r\n$/);
  await expect(page.getByText(/^Exported 0 rows/)).toBeVisible();
  const name = 'rollcall-days-2026-01-01-2026-01-31.csv';
  await expect.poll(() => downloads).toEqual([name, `${name}.footer.json`]);
  await admin.check('exports');
});

test('a layout asks for its parameters, and a refused export says why', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Exports' });
  const { page } = admin;
  await page.getByLabel('Layout').selectOption({ label: 'ADP (paydata batch)' });
  await expect(page.getByLabel('Company code')).toBeVisible();
  await page.getByLabel('Company code').fill('ABC');
  await page.getByLabel('Time zone').fill('Mars/Olympus');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Mars/Olympus');
  await admin.check('exports-adp');
});
