import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { rollcall } from '../main/hosts/testing/command-line.js';
import { AdminPage } from './pages/admin-page.js';
import { checkScreen, screenSizes } from './pages/check-screen.js';
import { password } from './setup/global.js';
import { expect, test } from './setup/kiosk.js';

test('settings with a schedule are saved and take effect, and wrong ones are refused', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByLabel('Company in the privacy notice').fill('Analytical Engines Ltd');
  await page.getByLabel('In or out').selectOption('ask');
  await page.getByRole('button', { name: 'Add schedule' }).click();
  await page.getByLabel('Name').fill('Night');
  await page.getByLabel('Monday: start').fill('22:00');
  await page.getByLabel('Monday: end').fill('06:00');
  await expect(page.getByText('next day', { exact: true })).toBeVisible();
  await page.getByLabel('Sunday: working day').check();
  await page.getByLabel('Default schedule').selectOption({ label: 'Night' });
  await page.getByLabel('Time zone').fill('Mars/Olympus');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert')).toContainText('Mars/Olympus');
  await page.getByLabel('Time zone').fill('Europe/Vienna');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  await admin.check('settings');
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: /^Changed settings: time zone/ })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^Time zone/ })).toContainText(
    'Europe/Vienna',
  );
  await page.getByLabel('Actions').selectOption({ label: 'Settings' });
  await expect(page.getByRole('cell', { name: 'Signed in' })).toBeHidden();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const csv = await readFile(await (await file).path(), 'utf8');
  expect(csv).toContain('settings.change,"Changed settings: time zone');
  expect(csv).not.toContain('admin.signIn');
  await page.getByLabel('Actions').selectOption({ label: 'Audit log' });
  await expect(
    page.getByRole('cell', { name: /^Exported \d+ entr(y|ies) of the audit log/ }),
  ).toBeVisible();
  await admin.check('audit');
  await page.getByRole('button', { name: 'Sign out' }).click();
  // The kiosk now asks for in or out, and names the company.
  await expect(page.getByText(/Analytical Engines Ltd/)).toBeVisible();
  await expect(page.getByRole('group', { name: 'In or out' })).toBeVisible();
});

test('a backup is saved; settings are exported and imported', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByRole('checkbox', { name: /Export to a folder/ }).check();
  await page.getByLabel('Folder on this computer').fill('/srv/payroll');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  const settings = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export settings' }).click();
  const file = await (await settings).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    settings: { scheduledExport: { folder: '/srv/payroll' } },
  });
  await page.getByRole('checkbox', { name: /Export to a folder/ }).uncheck();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByLabel('Import settings').setInputFiles({
    name: 'newer.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"kind":"rollcall-settings","version":3}'),
  });
  await expect(page.getByText(/newer version/)).toBeVisible();
  await page.getByLabel('Import settings').setInputFiles(file);
  await expect(page.getByLabel('Folder on this computer')).toHaveValue('/srv/payroll');

  await page.getByLabel('Password (at least 10 characters)').fill('one good password');
  await page.getByLabel('Repeat password').fill('one good password');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save backup' }).click();
  const backup = await (await saved).path();
  await admin.check('settings-files');
  const data = `${kiosk.data}-restored`;
  const restored = await rollcall(['restore', backup, '--data', data], {}, 'one good password\n');
  expect(restored).toMatchObject({ code: 0, err: '' });
  const people = await rollcall(['people', '--json', '--data', data]);
  expect(people.json.map(({ name }) => name)).toEqual(['ada', 'ben', 'chloe']);
});

test('a backup is restored on the screen, and the previous data is kept', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByLabel('Password (at least 10 characters)').fill('one good password');
  await page.getByLabel('Repeat password').fill('one good password');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save backup' }).click();
  const backup = await (await saved).path();
  await admin.go('People');
  await page.getByRole('button', { name: 'Edit chloe' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase permanently' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /chloe/ })).toBeHidden();
  await admin.go('Settings');
  await page.getByLabel('Backup file').setInputFiles(backup);
  await page.getByLabel('Backup password').fill('another password');
  await page.getByRole('checkbox', { name: /punches recorded since the backup/ }).check();
  await page.getByRole('button', { name: 'Restore backup' }).click();
  await expect(page.getByRole('alert').last()).toContainText(/password/);
  await admin.check('settings-restore');
  await page.getByLabel('Backup password').fill('one good password');
  await page.getByRole('button', { name: 'Restore backup' }).click();
  await expect(page.getByText('The previous data was moved to')).toBeVisible({ timeout: 30_000 });
  await admin.check('restored');
  await page.getByLabel('Name').fill('grace');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await admin.go('People');
  await expect(page.getByRole('row', { name: /chloe/ })).toBeVisible();
});

test('photos and arrivals are kept if enabled, and the consent text says so', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByRole('checkbox', { name: /Keep photos/ }).check();
  await page.getByRole('checkbox', { name: /Keep samples from the door/ }).check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  await admin.go('People');
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/encrypted, so that a new template/)).toBeVisible();
  await admin.check('people-consent-photos');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.close();
  const door = await kiosk.open({ camera: 'ada' });
  await door.expectState('recorded');
  const selfTest = await AdminPage.open(door.page, { as: 'administrator', section: 'Self-test' });
  await door.page.getByRole('button', { name: 'Measure' }).click();
  await expect(door.page.getByText(/1 arrival in the last two weeks/)).toBeVisible();
  await selfTest.check('self-test-door');
});

test('the screen at the door shows the site’s own title, colour, logo and welcome', async ({
  kiosk,
}, info) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  const background = '#7a1f5c';
  const logo = sharp({ create: { width: 120, height: 60, channels: 3, background } });
  await page.getByLabel('Logo').setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: await logo.png().toBuffer(),
  });
  await page.getByLabel('Title of the site').fill('Analytical Engines');
  await page.getByLabel('Welcome at the door').fill('Good to see you.');
  await page.getByLabel('Accent colour').fill(background);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  await admin.check('site-looks-settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const heading = page.getByRole('heading', { name: 'Analytical Engines' });
  await expect(heading.locator('img')).toBeVisible();
  await expect(page.getByText('Good to see you.')).toBeVisible();
  const accent = await page
    .locator('html')
    .evaluate((html) => html.style.getPropertyValue('--own-accent'));
  expect(accent).toContain(background);
  for (const size of screenSizes) {
    await page.setViewportSize(size);
    await checkScreen(page, `site-looks-${size.width}`, info);
  }
});
