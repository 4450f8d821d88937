import { expect, test } from './setup/kiosk.js';
import { hasManyPhotos } from './setup/seeds.js';

test('the self-test draws distances and says what a recommendation needs', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Self-test',
  });
  const { page } = admin;
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(page.getByText('3 people with 9 samples.')).toBeVisible();
  await expect(page.getByRole('row', { name: /at present/ })).toContainText('0.00 %');
  await expect(page.getByText('there are 27')).toBeVisible();
  await expect(page.getByText('Nobody may be taken for somebody else.')).toBeVisible();
  await admin.check('self-test');
});

test.describe('with thirty people more', () => {
  test.use({ seed: 'many' });
  test.skip(!hasManyPhotos(), 'the labelled photos of ../shared/data/lfw-dev are not here');

  test('the recommended threshold is used at one button, recorded, and set back at another', async ({
    kiosk,
  }) => {
    const admin = await kiosk.openAdmin({
      as: 'administrator',
      camera: 'nobody',
      section: 'Self-test',
    });
    const { page } = admin;
    const thresholdOf = async (row: RegExp): Promise<number> => {
      const cell = page.getByRole('row', { name: row }).first().getByRole('cell').first();
      return Number(await cell.textContent());
    };
    await page.getByRole('button', { name: 'Measure' }).click();
    await expect(page.getByText(/people with \d+ samples/)).toBeVisible();
    const bundled = await thresholdOf(/at present/);
    const recommended = await thresholdOf(/recommended/);
    expect(recommended).not.toBe(bundled);
    await admin.check('self-test-recommended');
    await page.getByRole('button', { name: 'Use the recommended threshold' }).click();
    await expect(page.getByText('from this site’s own people from now on')).toBeVisible();
    expect(await thresholdOf(/at present/)).toBe(recommended);
    await page.getByRole('button', { name: 'Back to the figures' }).click();
    await expect(page.getByText('from the model’s own figures again')).toBeVisible();
    expect(await thresholdOf(/at present/)).toBe(bundled);
    await admin.go('Audit log');
    await expect(page.getByRole('cell', { name: 'selfTest.apply' })).toBeVisible();
    await expect(page.getByRole('cell', { name: 'selfTest.reset' })).toBeVisible();
  });
});
