import { checkScreen, holdAdministration } from './pages/admin-page.js';
import { expect, test } from './setup/kiosk.js';

test('a tap on the lock opens nothing; holding it asks for name and password', async ({
  kiosk,
}) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  await page.getByRole('button', { name: 'Administration (hold)' }).click();
  await page.waitForTimeout(2_000);
  await expect(page.getByRole('heading', { name: 'Administration' })).toBeHidden();
  await holdAdministration(page);
  await checkScreen(page, 'sign-in');
  await page.getByRole('button', { name: 'Back to the kiosk' }).click();
  await expect(page.getByRole('button', { name: 'Use PIN' })).toBeVisible();
});

test('wrong passwords are refused, then locked', async ({ kiosk }) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  await holdAdministration(page);
  for (const sentence of [/is wrong/, /is wrong/, /wait \d+ seconds/]) {
    await page.getByLabel('Name').fill('grace');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText(sentence);
  }
});

test('HR sees attendance and exports only', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody' });
  const titles = admin.page.getByRole('navigation', { name: 'Sections' }).getByRole('button');
  await expect(titles).toHaveText(['Attendance', 'Exports']);
});

test('an administrator adds and removes an account, and the audit log has both', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Accounts',
  });
  const { page } = admin;
  await page.getByLabel('Name').fill('ivan');
  await page.getByLabel('Password, at least').first().fill('another long one');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('status')).toHaveText('ivan may sign in now.');
  await admin.check('accounts');
  await page.getByRole('button', { name: 'Remove ivan' }).click();
  await admin.check('accounts-remove');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('status')).toHaveText('ivan may not sign in any more.');
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: 'accounts.remove' })).toBeVisible();
  await page.getByRole('button', { name: 'Check that nothing was altered' }).click();
  await expect(page.getByRole('status')).toHaveText(/^All \d+ entries are as they were written/);
  await admin.check('audit');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Use PIN' })).toBeVisible();
});
