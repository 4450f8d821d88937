import { catalogEntry } from '../models/catalog.js';
import { modelFile } from '../models/store.js';
import { expect, test } from './setup/kiosk.js';

test('a model is brought, tried with progress, and not used before it has thresholds', async ({
  kiosk,
}) => {
  test.slow();
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody', section: 'Models' });
  const { page } = admin;
  await expect(page.getByRole('row', { name: /face-recognition/ })).toContainText('in use');
  const files = page.getByLabel('Files');
  await files.setInputFiles({
    ...{ name: 'model.h5', mimeType: 'application/x-hdf5' },
    buffer: Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'),
  });
  await page.getByRole('button', { name: 'Try and take it' }).click();
  await expect(page.getByRole('alert')).toContainText('model.h5');
  await expect(page.getByRole('alert')).toContainText('Keras');
  await files.setInputFiles(modelFile(catalogEntry('face-recognition')));
  await page.getByLabel('Order of colours').selectOption('rgb');
  await page.getByLabel('Faces are cut out').selectOption({ label: 'by the mean face, as dlib' });
  await page.getByLabel('Of a colour 0 to 255').fill('0');
  await page.getByLabel('and divide by').fill('1');
  await admin.check('models-bring');
  await page.getByRole('button', { name: 'Try and take it' }).click();
  await expect(page.getByRole('progressbar', { name: 'Pictures looked at' })).toBeVisible({
    timeout: 30_000,
  });
  const taken = page.getByText(/was taken: .* right; .* In altered copies of the photos \d/);
  await expect(taken).toBeVisible({ timeout: 120_000 });
  const row = page.getByRole('row', { name: /none yet/ });
  await expect(row.getByRole('button', { name: /^Use/ })).toBeHidden();
  await admin.check('models-taken');
  await page.getByLabel('Folder on this machine').fill('/nowhere');
  await row.getByRole('button', { name: /Measure thresholds/ }).click();
  await expect(page.getByRole('alert')).toContainText('/nowhere');
  await row.getByRole('button', { name: /Erase/ }).click();
  await expect(row).toBeHidden();
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: 'models.remove' })).toBeVisible();
});
