import { checkScreen, holdAdministration } from './pages/admin-page.js';
import { expect, test } from './setup/kiosk.js';

test.use({ seed: 'empty' });

test('the first person creates the administrator account, and no one can create another one', async ({
  kiosk,
}) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  await holdAdministration(page);
  await expect(page.getByRole('heading', { name: 'Set up Rollcall' })).toBeVisible();
  await checkScreen(page, 'set-up');
  const choose = async (password: string, repeated: string) => {
    await page.getByLabel('Password (at least 10 characters)').fill(password);
    await page.getByLabel('Repeat password').fill(repeated);
    await page.getByRole('button', { name: 'Create account' }).click();
  };
  await page.getByLabel('Name').fill('grace');
  await choose('one good password', 'another good password');
  await expect(page.getByRole('alert')).toContainText('do not match');
  await choose('one good password', 'one good password');
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await holdAdministration(page);
  await expect(page.getByRole('heading', { name: 'Administration' })).toBeVisible();
  await page.getByLabel('Name').fill('grace');
  await page.getByLabel('Password').fill('one good password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'People', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Add person' })).toBeVisible();
});
