import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './setup/kiosk.js';

test('a forged journal line is reported on every screen until an administrator acknowledges it', async ({
  kiosk,
}) => {
  await appendFile(join(kiosk.data, 'journal', 'punches.jsonl'), '{"version":1,"seq":1}\n');
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Attendance',
  });
  const { page } = admin;
  await expect(page.getByText('Data was changed or is missing')).toBeVisible();
  await admin.check('integrity-notice');
  await page.getByRole('button', { name: 'Audit log' }).click();
  const reports = page.getByRole('form', { name: 'Changed or missing data' });
  await expect(reports).toContainText(
    '1 line at the end of the attendance journal was not written',
  );
  await admin.check('integrity-reports');
  await reports.getByRole('textbox').fill('looked at the line');
  await reports.getByRole('button', { name: 'Acknowledge all' }).click();
  await expect(reports).toBeHidden();
  await expect(page.getByText('Acknowledged 1 report of changed or missing data')).toBeVisible();
  const aside = (await readdir(join(kiosk.data, 'journal'))).filter((name) =>
    name.includes('set-aside'),
  );
  expect(aside).toHaveLength(1);
});
