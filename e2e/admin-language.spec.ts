import { checkScreen, holdAdministration } from './pages/admin-page.js';
import { password } from './setup/global.js';
import { expect, test } from './setup/kiosk.js';

test('the administration speaks German and Arabic; the kiosk keeps its own language', async ({
  kiosk,
}) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  const html = page.locator('html');
  await holdAdministration(page);
  await page.getByLabel('Language').selectOption({ label: 'Deutsch' });
  await expect(page.getByRole('heading', { name: 'Verwaltung' })).toBeVisible();
  await page.getByLabel('Name').fill('grace');
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  const section = (title: string) =>
    page.getByRole('navigation').getByRole('button', { name: title, exact: true });
  await section('Personen').click();
  await expect(page.getByText('3 Personen')).toBeVisible();
  await checkScreen(page, 'people-german');

  await page.getByLabel('Sprache').selectOption({ label: 'العربية' });
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(page.getByText('3 أشخاص')).toBeVisible();
  await checkScreen(page, 'people-arabic');
  await page.getByRole('button', { name: /^تعديل .*ada/ }).click();
  await expect(page.getByLabel('الرقم الوظيفي')).toHaveValue('0042');
  await checkScreen(page, 'person-arabic');
  await page.keyboard.press('Escape');
  await section('الحسابات').click();
  await checkScreen(page, 'accounts-arabic');

  await page.getByRole('button', { name: 'تسجيل الخروج' }).click();
  await expect(page.getByRole('button', { name: 'Use PIN' })).toBeVisible();
  await expect(html).toHaveAttribute('dir', 'ltr');
});
