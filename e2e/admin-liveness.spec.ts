import { rollcall } from '../main/hosts/testing/command-line.js';
import type { AdminPage } from './pages/admin-page.js';
import { TurningCamera } from './pages/turning-camera.js';
import { expect, test } from './setup/kiosk.js';

/** Opens the dialog, chooses what to record, and starts. */
async function startRecording(admin: AdminPage, kind: string, agreed: RegExp): Promise<void> {
  const { page } = admin;
  await page.getByRole('button', { name: 'Record a clip' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is recorded').selectOption(kind);
  await dialog.getByLabel(agreed).check();
  await admin.check(`liveness-choose-${kind}`);
  await dialog.getByRole('button', { name: 'Start recording' }).click();
}

test('a live person and an attack are recorded, measured and erased', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'print',
    section: 'Liveness check',
  });
  const { page } = admin;
  await expect(page.getByRole('row', { name: /^Live people/ })).toContainText('0');
  await admin.check('liveness-empty');

  // The print does not turn: both tries go by.
  await startRecording(admin, 'print', /person on it agrees/);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText(/Turn|Tilt|Recorded/);
  await admin.check('liveness-recording');
  await expect(dialog.getByText('did not turn')).toBeVisible({ timeout: 60_000 });
  await admin.check('liveness-recorded');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /^Attacks/ })).toContainText('print on paper: 1');

  const camera = await TurningCamera.plugIn(page, true);
  await startRecording(admin, 'live', /has read this and agrees/);
  await expect
    .poll(() => camera.follow(dialog), { timeout: 60_000, intervals: [50] })
    .toContain('turned as asked');
  // The next person has not agreed yet.
  await dialog.getByRole('button', { name: 'Next recording' }).click();
  await expect(dialog.getByLabel(/has read this and agrees/)).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(
    page.getByText(/1 of live people and 1 of attacks; at least 20 and 6/),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /print on paper/ }).last()).toContainText('0%');
  await admin.check('liveness-too-few');

  await page.getByRole('button', { name: 'Erase recordings' }).click();
  await expect(page.getByText('2 recordings erased.')).toBeVisible();
  await admin.go('Audit log');
  for (const action of [
    'Recorded an attack for the liveness check (print on paper)',
    'Recorded a live person for the liveness check',
    /^Measured the liveness check on 1 recording of live people/,
    /^Erased 2 recordings/,
  ]) {
    await expect(page.getByRole('cell', { name: action })).toBeVisible();
  }
});

test.describe('with enough recordings', () => {
  test.use({ seed: 'recorded' });

  test('the proposal is accepted, and the recordings are erased', async ({ kiosk }) => {
    const admin = await kiosk.openAdmin({
      as: 'administrator',
      camera: 'nobody',
      section: 'Liveness check',
    });
    const { page } = admin;
    await page.getByRole('button', { name: 'Measure', exact: true }).click();
    await expect(page.getByText(/^Strict: balanced accepts 100%/)).toBeVisible();
    await admin.check('liveness-proposal');
    await page.getByRole('button', { name: 'Use strict and erase the recordings' }).click();
    await expect(page.getByText('The liveness check is now strict.')).toBeVisible();
    await expect(page.getByText('The door’s liveness check is strict')).toBeVisible();
    await expect(page.getByRole('row', { name: /^Live people/ })).toContainText('0');
    await admin.go('Audit log');
    await expect(
      page.getByRole('cell', { name: /^Took over the liveness check .* strict/ }),
    ).toBeVisible();
    await kiosk.host.stop();
    const { json } = await rollcall(['liveness', '--json', '--data', kiosk.data]);
    expect(json).toEqual([{ liveness: 'strict' }]);
  });
});
