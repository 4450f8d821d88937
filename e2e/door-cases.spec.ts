import { AdminPage } from './pages/admin-page.js';
import { expect, test } from './setup/kiosk.js';

/* Events at the door that need an administrator are listed under "From the door". */

const administrator = { as: 'administrator', section: 'From the door' } as const;

test('a request for help is listed, and becomes a punch', async ({ kiosk }) => {
  const { page, state } = await kiosk.open({ camera: 'stranger' });
  await expect(state).toHaveAttribute('data-state', 'unknown', { timeout: 40_000 });
  await page.getByRole('button', { name: 'Ask for help' }).click();
  await expect(page.getByText('Your request was sent')).toBeVisible();
  const admin = await AdminPage.open(page, administrator);
  const request = page.getByRole('row', { name: /Somebody asked for help/ });
  await expect(request).toBeVisible();
  await admin.check('door-cases');
  await request.getByRole('button', { name: 'Add a punch' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add the punch' }).click();
  await expect(dialog.getByText('Choose a person.')).toBeVisible();
  await dialog.getByLabel('Person').selectOption({ label: 'ben' });
  await admin.check('door-cases-punch');
  await dialog.getByRole('button', { name: 'Add the punch' }).click();
  await expect(page.getByText('Nothing to do.')).toBeVisible();
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: /^Added a clock-in on .* for ben$/ })).toBeVisible();
});

test('“That’s not me” is listed with the name that the door greeted by mistake', async ({
  kiosk,
}) => {
  const { page, state } = await kiosk.open({ camera: 'ada' });
  await expect(state).toHaveAttribute('data-state', 'recorded', { timeout: 40_000 });
  await page.getByRole('button', { name: 'That’s not me' }).click();
  await expect(state).toContainText('Punch cancelled');
  await AdminPage.open(page, administrator);
  const look = page.getByRole('row', { name: /Somebody was taken for ada\. Find out who it was/ });
  await look.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Nothing to do.')).toBeVisible();
});
