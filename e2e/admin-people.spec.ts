import { portrait } from '../main/hosts/testing/photos.js';
import { rollcall } from '../main/hosts/testing/command-line.js';
import { expect, test } from './setup/kiosk.js';

async function photosOf(name: 'elif', count: number) {
  return Promise.all(
    Array.from({ length: count }, async (_unused, index) => ({
      name: `${name} ${index}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await portrait(name, index),
    })),
  );
}

test('a person gives consent, is enrolled from photos, and is recognised at the door', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'stranger',
    section: 'People',
  });
  const { page } = admin;
  await admin.check('people');
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/withdraw your consent at any time/)).toBeVisible();
  await admin.check('people-consent');
  await dialog.getByRole('button', { name: 'Confirm consent' }).click();
  await dialog.getByRole('button', { name: 'Use photos instead' }).click();
  await dialog.getByLabel('Name').fill('elif');
  await dialog.getByLabel('Employee number').fill('0107');
  await dialog.getByLabel('Department').fill('Lab');
  const notAnImage = {
    name: 'wall.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('no picture'),
  };
  // Two photos are too few, unless the administrator says otherwise.
  await dialog.getByLabel(/^Photos/).setInputFiles(await photosOf('elif', 2));
  await dialog.getByRole('button', { name: 'Enrol' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Only 2 photos can be used', {
    timeout: 30_000,
  });
  await expect(dialog.getByLabel('Continue with fewer than three photos')).toBeVisible();
  await dialog.getByLabel(/^Photos/).setInputFiles([...(await photosOf('elif', 3)), notAnImage]);
  await admin.check('people-photos');
  await dialog.getByRole('button', { name: 'Enrol' }).click();
  await expect(dialog.getByRole('status')).toContainText('elif was enrolled from 3 photos', {
    timeout: 30_000,
  });
  await expect(dialog.getByRole('listitem')).toContainText('wall.jpg');
  await admin.check('people-report');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /elif.*0107.*Lab/ })).toContainText('face (3)');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(/elif/).first()).toBeVisible({ timeout: 30_000 });
});

test('a person agrees to the site’s own text in Arabic, and the record shows it', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'nobody',
    section: 'Settings',
  });
  const { page } = admin;
  await page.getByLabel('العربية').fill('تتعرّف شركتنا عليك من وجهك.\nلست ملزمًا بالموافقة.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  await page.getByLabel('العربية').scrollIntoViewIfNeeded();
  await admin.check('settings-consent');
  await admin.go('People');
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/withdraw your consent at any time/)).toBeVisible();
  await dialog.getByLabel('Language').selectOption({ label: 'العربية' });
  await expect(dialog.getByText('تتعرّف شركتنا عليك من وجهك.')).toBeVisible();
  await admin.check('people-consent-own');
  await dialog.getByRole('button', { name: 'Confirm consent' }).click();
  await dialog.getByRole('button', { name: 'Use photos instead' }).click();
  await dialog.getByLabel('Name').fill('elif');
  await dialog.getByLabel(/^Photos/).setInputFiles(await photosOf('elif', 3));
  await dialog.getByRole('button', { name: 'Enrol' }).click();
  await expect(page.getByRole('status').first()).toContainText('elif was enrolled from 3 photos', {
    timeout: 30_000,
  });
  await page.getByRole('button', { name: 'Edit elif' }).click();
  const given = dialog.getByText('Agreed to face recognition');
  // The Arabic word is isolated, so that the bracket stays behind it.
  await expect(given).toContainText(
    /text\s+own-[0-9a-f]{8}, \u2068العربية\u2069\), recorded by grace/,
  );
  await given.click();
  await expect(dialog.getByText('لست ملزمًا بالموافقة.')).toBeVisible();
  await admin.check('people-given-consent');
});

test('the camera takes the best picture of each pose, and warns about look-alikes', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'ada', section: 'People' });
  const { page } = admin;
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Confirm consent' }).click();
  await dialog.getByLabel('Name').fill('Ada Again');
  await expect(dialog.getByRole('img', { name: 'Selected picture: front' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(dialog.getByRole('heading', { name: /Turn your head.*left/ })).toBeVisible();
  // While the person looks straight ahead, the screen asks them to turn and takes no picture.
  await expect(dialog.getByRole('status')).toHaveText('A little further.');
  await admin.check('people-camera');
  const enrol = dialog.getByRole('button', { name: 'Enrol' });
  for (const pose of ['left', 'right', 'up', 'down']) {
    await expect(enrol, pose).toBeDisabled();
    await dialog.getByRole('button', { name: 'Skip pose' }).click();
  }
  await expect(dialog.getByText('All poses are complete')).toBeVisible({ timeout: 30_000 });
  await enrol.click();
  await expect(dialog.getByText(/same person as ada|ada.*same person/)).toBeVisible();
  await expect(dialog.getByText('Only 2 pictures were taken.')).toBeVisible();
  await admin.check('people-look-alike');
  await dialog.getByRole('button', { name: 'Enrol anyway' }).click();
  await expect(dialog.getByRole('status')).toContainText('Ada Again was enrolled from 2 photos');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Ada Again/ })).toContainText('face (2)');
});

test('a person without consent uses a PIN, and can be erased', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody', section: 'People' });
  const { page } = admin;
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Use PIN only' }).click();
  await dialog.getByLabel('Name').fill('dora');
  await dialog.getByLabel('Employee number').fill('0042');
  await dialog.getByLabel(/^PIN/).fill('1357');
  await dialog.getByRole('button', { name: 'Save PIN' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/0042.*ada/);
  await dialog.getByLabel('Employee number').fill('0099');
  await dialog.getByLabel(/^PIN/).fill('1357');
  await dialog.getByRole('button', { name: 'Save PIN' }).click();
  const row = page.getByRole('row', { name: /dora/ });
  await expect(row).toContainText('PIN');
  await row.getByRole('button', { name: 'Edit dora' }).click();
  await dialog.getByLabel('Name').fill('dora king');
  await dialog.getByLabel('Department').fill('Workshop');
  await admin.check('people-change');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(row).toContainText('Workshop');
  await row.getByRole('button', { name: 'Edit dora king' }).click();
  await expect(dialog.getByText(/^Formerly dora, until/)).toContainText('changed by grace');
  await admin.check('people-renamed');
  await page.keyboard.press('Escape');
  await row.getByRole('button', { name: 'Erase dora king' }).click();
  await dialog.getByRole('button', { name: 'Erase permanently' }).click();
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save certificate' }).click();
  const certificate = await (await saved).path();
  await admin.check('people-erased');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(row).toBeHidden();
  await admin.go('Audit log');
  await page.getByLabel('Check a purge certificate').setInputFiles(certificate);
  await expect(page.getByRole('status')).toContainText('matches the audit log');
  await kiosk.host.stop();
  const audit = await rollcall(['audit', '--json', '--data', kiosk.data]);
  expect(audit.json.map((entry) => entry['action']).slice(0, 4)).toEqual([
    'people.purge',
    'people.setDetails',
    'people.rename',
    'people.addWithPin',
  ]);
  expect(JSON.stringify(audit.json)).not.toContain('1357');
});

test('people are suspended, marked as left and reinstated, and records are merged', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody', section: 'People' });
  const { page } = admin;
  const dialog = page.getByRole('dialog');
  const press = async (name: string, button: string) => {
    await page.getByRole('button', { name: `Edit ${name}` }).click();
    await dialog.getByRole('button', { name: button, exact: true }).click();
  };
  await press('ada', 'Suspend');
  await expect(page.getByRole('row', { name: /ada/ })).toContainText('Suspended');
  await press('ben', 'Mark as left');
  await expect(page.getByRole('row', { name: /ben/ })).toContainText('Left, to be erased on');
  await admin.check('people-left');
  await press('ada', 'Reinstate');
  await expect(page.getByRole('row', { name: /ada/ })).not.toContainText('Suspended');
  // Both at once: each has an entry in the audit log.
  for (const name of ['ada', 'ben'])
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page.getByRole('button', { name: 'Set department' }).click();
  await dialog.getByLabel('Department').fill('Night shift');
  await admin.check('people-bulk');
  await dialog.getByRole('button', { name: 'Set department' }).click();
  await expect(page.getByRole('row', { name: /Night shift/ })).toHaveCount(2);
  await expect(page.getByText('2 people were changed.')).toBeVisible();
  await press('chloe', 'Merge');
  await dialog.getByRole('combobox', { name: 'Record to keep' }).fill('ada');
  await dialog.getByRole('option', { name: 'ada, 0042' }).click();
  await dialog.getByLabel('Reason').fill('enrolled twice');
  await admin.check('people-merge');
  await dialog.getByRole('button', { name: 'Merge records' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/chloe and ada have different faces/);
  await admin.check('people-different-faces');
  await dialog.getByRole('checkbox', { name: 'Continue although the faces differ' }).check();
  await dialog.getByRole('button', { name: 'Merge records' }).click();
  await expect(page.getByRole('row', { name: /chloe/ })).toBeHidden();
  await expect(page.getByRole('row', { name: /ada/ })).toContainText('face (6)');
});
