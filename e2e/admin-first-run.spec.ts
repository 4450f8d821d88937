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
  // A new site begins with the steps of its set-up.
  const steps = page.getByRole('listitem').filter({ hasText: /to do|done/ });
  await expect(steps).toHaveText([
    /Administrator done/,
    /Your site to do/,
    /Camera done/,
    /First person to do/,
    /Test at the door to do/,
    /Backup to do/,
  ]);
  await checkScreen(page, 'set-up-steps');
  await page.getByRole('button', { name: 'Open settings' }).click();
  await page.getByLabel('Company in the privacy notice').fill('Example Ltd');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await expect(steps.nth(1)).toContainText('done');
  await page.getByRole('button', { name: 'Go to the kiosk' }).click();
  await holdAdministration(page);
  await page.getByLabel('Name').fill('grace');
  await page.getByLabel('Password').fill('one good password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Add people' }).click();
  await expect(page.getByRole('button', { name: 'Add person' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await holdAdministration(page);
  await expect(page.getByRole('heading', { name: 'Administration' })).toBeVisible();
  await page.getByLabel('Name').fill('grace');
  await page.getByLabel('Password').fill('one good password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'People', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Add person' })).toBeVisible();
});
