import { readFile } from 'node:fs/promises';
import { rollcall } from '../main/hosts/testing/command-line.js';
import { AdminPage } from './pages/admin-page.js';
import { password } from './setup/global.js';
import { expect, test } from './setup/kiosk.js';

test('settings are saved with a schedule, refused where they are wrong, and hold at once', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByLabel('Who processes the faces').fill('Analytical Engines Ltd');
  await page.getByLabel('In or out').selectOption('ask');
  await page.getByRole('button', { name: 'Add a schedule' }).click();
  await page.getByLabel('Name').fill('Night');
  await page.getByLabel('Monday: from').fill('22:00');
  await page.getByLabel('Monday: to').fill('06:00');
  await expect(page.getByText('on the next day')).toBeVisible();
  await page.getByLabel('Sunday: works').check();
  await page.getByLabel('Usual schedule').selectOption({ label: 'Night' });
  await page.getByLabel('Time zone').fill('Mars/Olympus');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('"Mars/Olympus" is not known');
  await page.getByLabel('Time zone').fill('Europe/Vienna');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The settings were saved, and hold from now on.')).toBeVisible();
  await admin.check('settings');
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: 'settings.change' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^zone/ })).toContainText(
    'Europe/Vienna',
  );
  await page.getByRole('button', { name: 'Sign out' }).click();
  // The door asks for in or out from now on, and names who processes the faces.
  await expect(page.getByText(/Analytical Engines Ltd/)).toBeVisible();
  await expect(page.getByRole('group', { name: 'Coming or going' })).toBeVisible();
});

test('a backup and the settings are saved as files, and settings come back from one', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByRole('checkbox', { name: /Write an export/ }).check();
  await page.getByLabel('Folder on this machine').fill('/srv/payroll');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The settings were saved, and hold from now on.')).toBeVisible();
  const settings = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  const file = await (await settings).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    settings: { scheduledExport: { folder: '/srv/payroll' } },
  });
  await page.getByRole('checkbox', { name: /Write an export/ }).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByLabel('Take over settings').setInputFiles({
    ...{ name: 'newer.json', mimeType: 'application/json' },
    buffer: Buffer.from('{"kind":"rollcall-settings","version":3}'),
  });
  await expect(page.getByText('written by a newer version')).toBeVisible();
  await page.getByLabel('Take over settings').setInputFiles(file);
  await expect(page.getByLabel('Folder on this machine')).toHaveValue('/srv/payroll');

  await page.getByLabel('Password, ten characters or more').fill('one good password');
  await page.getByLabel('The same password again').fill('one good password');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup' }).click();
  const backup = await (await saved).path();
  await admin.check('settings-files');
  await kiosk.host.stop();
  const data = `${kiosk.data}-restored`;
  const restored = await rollcall(['restore', backup, '--data', data], {}, 'one good password\n');
  expect(restored.code).toBe(0);
  const people = await rollcall(['people', '--json', '--data', data]);
  expect(people.json.map(({ name }) => name)).toEqual(['ada', 'ben', 'chloe']);
});

test('a backup is restored on the screen; what was here stays beside it', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByLabel('Password, ten characters or more').fill('one good password');
  await page.getByLabel('The same password again').fill('one good password');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup' }).click();
  const backup = await (await saved).path();
  await admin.go('People');
  await page.getByRole('button', { name: 'Change chloe' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Yes, erase' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /chloe/ })).toBeHidden();
  await admin.go('Settings');
  await page.getByLabel('Backup file').setInputFiles(backup);
  await page.getByLabel('Password of the backup').fill('another password');
  await page.getByRole('checkbox', { name: /Punches since the backup/ }).check();
  await page.getByRole('button', { name: 'Restore the backup' }).click();
  await expect(page.getByRole('alert').last()).toContainText('password is not that');
  await admin.check('settings-restore');
  await page.getByLabel('Password of the backup').fill('one good password');
  await page.getByRole('button', { name: 'Restore the backup' }).click();
  await expect(page.getByText('What was here before is in')).toBeVisible({ timeout: 30_000 });
  await admin.check('restored');
  await page.getByLabel('Name').fill('grace');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await admin.go('People');
  await expect(page.getByRole('row', { name: /chloe/ })).toBeVisible();
});

test('photos and arrivals are kept once turned on, which the consent text says', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'ada', section: 'Settings' });
  const { page } = admin;
  await page.getByRole('checkbox', { name: /Keep the photos/ }).check();
  await page.getByRole('checkbox', { name: /Keep embeddings of arrivals/ }).check();
  // Ada may have punched before the lock was held; her next look is to be an arrival all the same.
  await page.getByLabel(/Seen again within/).fill('0');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The settings were saved, and hold from now on.')).toBeVisible();
  await admin.go('People');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The photos themselves are kept too')).toBeVisible();
  await admin.check('people-consent-photos');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(/ada/).first()).toBeVisible({ timeout: 30_000 });
  await AdminPage.open(page, { as: 'administrator', section: 'Self-test' });
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(page.getByText(/1\s+arrival of the last two weeks/)).toBeVisible();
  await admin.check('self-test-door');
});
