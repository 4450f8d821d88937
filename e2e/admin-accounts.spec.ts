import { checkScreen, holdAdministration } from './pages/admin-page.js';
import { expect, test } from './setup/kiosk.js';

test('tapping the lock does nothing; holding it opens the sign-in screen', async ({ kiosk }) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  await page.getByRole('button', { name: 'Administration (press and hold)' }).click();
  await page.waitForTimeout(2_000);
  await expect(page.getByRole('heading', { name: 'Administration' })).toBeHidden();
  await holdAdministration(page);
  await checkScreen(page, 'sign-in');
  await page.getByRole('button', { name: 'Back to kiosk' }).click();
  await expect(page.getByRole('button', { name: 'Use PIN' })).toBeVisible();
});

test('wrong passwords are refused, then sign-in is locked', async ({ kiosk }) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  await holdAdministration(page);
  for (const sentence of [/wrong|incorrect/i, /wrong|incorrect/i, /\d+ seconds/]) {
    await page.getByLabel('Name').fill('grace');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText(sentence);
  }
});

test('HR sees dashboard, attendance, absences, exports and connections only', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody' });
  const titles = admin.page.getByRole('navigation', { name: 'Sections' }).getByRole('button');
  await expect(titles).toHaveText([
    'Dashboard',
    'Attendance',
    'Absences',
    'Exports',
    'Connections',
  ]);
});

test('an administrator adds and removes an account, and both are in the audit log', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Accounts',
  });
  const { page } = admin;
  await page.getByLabel('Name').fill('ivan');
  await page.getByLabel('Password (at least 10 characters)').fill('another long one');
  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('status')).toHaveText('ivan can now sign in.');
  await admin.check('accounts');
  await page.getByRole('button', { name: 'Remove ivan' }).click();
  await admin.check('accounts-remove');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('status')).toHaveText('ivan can no longer sign in.');
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: 'Removed the account ivan' })).toBeVisible();
  await page.getByRole('button', { name: 'Verify audit log' }).click();
  await expect(page.getByRole('status')).toHaveText(/^\s*The audit log is intact: \d+ entries/);
  await admin.check('audit');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Use PIN' })).toBeVisible();
});
