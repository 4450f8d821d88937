import { KioskPage } from './pages/kiosk-page.js';
import { expect, test } from './setup/kiosk.js';
import { hasManyPhotos } from './setup/seeds.js';

test('the self-test shows distances and what a recommendation needs', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({
    as: 'administrator',
    camera: 'ada',
    section: 'Self-test',
  });
  const { page } = admin;
  // The test view shows who is near, and frees the camera when it is closed.
  await page.getByRole('button', { name: 'Start the camera' }).click();
  await expect(page.getByRole('row', { name: /ada .* Recognised/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('row', { name: /ben .* Not recognised/ })).toBeVisible();
  await expect(page.locator('main svg circle')).toHaveCount(5);
  await admin.check('test-view');
  const track = await page
    .locator('main video')
    .evaluateHandle((video: HTMLVideoElement) => (video.srcObject as MediaStream).getTracks()[0]!);
  await page.getByRole('button', { name: 'Stop the camera' }).click();
  await expect.poll(() => track.evaluate(({ readyState }) => readyState)).toBe('ended');

  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(page.getByText('3 people with 9 samples')).toBeVisible();
  await expect(page.getByRole('row', { name: /Current/ })).toContainText('0.00%');
  await expect(page.getByText('This site has 27')).toBeVisible();
  await expect(page.getByText('No one is likely to be mistaken for someone else.')).toBeVisible();
  await admin.check('self-test');
});

test.describe('with thirty more people', () => {
  test.use({ seed: 'many' });
  test.skip(!hasManyPhotos(), 'the labelled photos in ../shared/data/lfw-dev are missing');

  test('the recommended threshold is applied, audited and reset', async ({ kiosk }) => {
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
    const bundled = await thresholdOf(/Current/);
    const recommended = await thresholdOf(/Recommended/);
    expect(recommended).not.toBe(bundled);
    await admin.check('self-test-recommended');
    await page.getByRole('button', { name: 'Use recommended threshold' }).click();
    await expect(page.getByText('The recommended threshold is now in use.')).toBeVisible();
    expect(await thresholdOf(/Current/)).toBe(recommended);
    await page.getByRole('button', { name: 'Use default threshold' }).click();
    await expect(page.getByText('default threshold is in use again')).toBeVisible();
    expect(await thresholdOf(/Current/)).toBe(bundled);
    await admin.go('Audit log');
    await expect(page.getByRole('cell', { name: /^Applied the/ })).toBeVisible();
    await expect(
      page.getByRole('cell', { name: /thresholds of the model|model’s own thresholds/ }),
    ).toBeVisible();
  });
});

test.describe('with two people who look alike', () => {
  test.use({ seed: 'alike' });

  test('they are listed, and the door asks them for a PIN as well as the face', async ({
    kiosk,
  }) => {
    const { page } = await kiosk.openAdmin({
      as: 'administrator',
      camera: 'ada',
      section: 'Self-test',
    });
    await page.getByRole('button', { name: 'Measure' }).click();
    await expect(
      page.getByRole('listitem').filter({ hasText: /^(ada and alva|alva and ada), distance/ }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    const door = new KioskPage(page);
    await door.expectState('second-factor');
    await expect(door.state).toContainText('One more step');
    await door.enterPin('0042', '2468');
    await door.expectState('recorded');
    await expect(door.state).toContainText('ada. Clocked in at');
    const [punch, ...others] = await kiosk.punches();
    // The face counts too: the journal says how it was recognised.
    expect(punch).toMatchObject({ name: 'ada', method: 'pin', direction: 'in' });
    expect(punch?.['distance']).toBeGreaterThan(0);
    expect(others).toEqual([]);
  });
});
