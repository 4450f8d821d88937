import { catalogEntry } from '../models/catalog.js';
import { modelFile } from '../models/store.js';
import { expect, test } from './setup/kiosk.js';

test('a model is imported and tested, and cannot be used before it has thresholds', async ({
  kiosk,
}) => {
  test.slow();
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody', section: 'Models' });
  const { page } = admin;
  await expect(page.getByRole('row', { name: /mobilefacenet/ })).toContainText('In use');
  const files = page.getByLabel('Files');
  await files.setInputFiles({
    name: 'model.h5',
    mimeType: 'application/x-hdf5',
    buffer: Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'),
  });
  await page.getByRole('button', { name: 'Test and import' }).click();
  await expect(page.getByRole('alert')).toContainText('model.h5');
  await expect(page.getByRole('alert')).toContainText('Keras');
  await files.setInputFiles(modelFile(catalogEntry('face-recognition')));
  await page.getByLabel('Colour order').selectOption('rgb');
  await page.getByLabel('Face crop').selectOption({ label: 'Mean face (dlib)' });
  await page.getByLabel('Mean', { exact: true }).fill('0');
  await page.getByLabel('Standard deviation').fill('1');
  await admin.check('models-import');
  await page.getByRole('button', { name: 'Test and import' }).click();
  await expect(page.getByRole('progressbar', { name: 'Photos analysed' })).toBeVisible({
    timeout: 30_000,
  });
  const imported = page.getByText(
    /was imported .* were correct\. .* In altered copies of the photos, \d/,
  );
  await expect(imported).toBeVisible({ timeout: 120_000 });
  const row = page.getByRole('row', { name: /Not measured/ });
  await expect(row.getByRole('button', { name: /^Use/ })).toBeHidden();
  await admin.check('models-imported');
  await page.getByLabel('Photo folder').fill('/nowhere');
  await row.getByRole('button', { name: /Measure thresholds/ }).click();
  await expect(page.getByRole('alert')).toContainText('/nowhere');
  await row.getByRole('button', { name: /Remove/ }).click();
  await expect(row).toBeHidden();
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: /^Removed the model/ })).toBeVisible();
});

test('the door learns faces for the next model, once the settings allow it', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody', section: 'Models' });
  const { page } = admin;
  const learning = page.getByRole('region', { name: 'Learn faces for the next model' });
  await expect(learning).toContainText('turn on “Learn faces at the door” on the Settings page');
  await expect(learning.getByRole('button')).toBeHidden();
  await admin.go('Settings');
  await page.getByRole('checkbox', { name: /^Learn faces at the door/ }).check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  await admin.go('People');
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByText(/from pictures of your face at the door/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await admin.go('Models');
  await learning.getByLabel('Next model').selectOption('face-recognition');
  await admin.check('models-learn');
  await learning.getByRole('button', { name: 'Start learning' }).click();
  await expect(page.getByText('The door now learns faces for face-recognition.')).toBeVisible();
  await expect(learning).toContainText('enrol these people again: ada, ben and chloe');
  await admin.check('models-learning');
  await learning.getByRole('button', { name: 'Stop learning' }).click();
  await admin.check('models-stop-learning');
  await page.getByRole('button', { name: 'Stop and erase' }).click();
  await expect(page.getByText('The door no longer learns faces.')).toBeVisible();
  await expect(learning.getByRole('button', { name: 'Start learning' })).toBeVisible();
  await admin.go('Audit log');
  await expect(page.getByRole('cell', { name: /^Stopped learning faces/ })).toBeVisible();
});
