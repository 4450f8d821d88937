import { expect, test } from './setup/kiosk.js';

test('somebody enrolled is named, punched, and in the journal', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('recorded');
  await expect(page.state).toContainText(/Good (morning|afternoon|evening), ada: in at \d\d:\d\d/);
  expect(await kiosk.punches()).toMatchObject([
    { name: 'ada', direction: 'in', method: 'face', flags: [] },
  ]);
});

test('a stranger is unknown, sees no name, and nothing is recorded', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'stranger' });
  await page.expectState('unknown');
  await expect(page.state).toContainText('Use your PIN or ask reception');
  await expect(page.page.locator('body')).not.toContainText(/ada|ben|chloe/);
  expect(await kiosk.punches()).toEqual([]);
});

test('two people are both recorded, each once', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'two' });
  await page.expectState('recorded');
  await expect(page.state).toContainText('chloe', { timeout: 30_000 });
  const punches = await kiosk.punches();
  expect(punches.map(({ name }) => name).toSorted()).toEqual(['ben', 'chloe']);
});

test('the same person again is in already', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'ada-twice' });
  await page.expectState('recorded');
  await page.expectState('already', 40_000);
  await expect(page.state).toContainText(/ada: already in at \d\d:\d\d/);
  expect(await kiosk.punches()).toHaveLength(1);
});

test('"That is not me" takes the punch back', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('recorded');
  await page.page.getByRole('button', { name: 'That is not me' }).click();
  await expect(page.state).toContainText('Taken back');
  expect(await kiosk.punches()).toMatchObject([{ name: 'ada', flags: ['taken-back'] }]);
});

for (const [camera, words] of [
  ['far', 'Come closer'],
  ['dark', /too dark/],
  ['nobody', 'Look at the camera'],
] as const) {
  test(`a camera that sees "${camera}" says what would help`, async ({ kiosk }) => {
    const page = await kiosk.open({ camera });
    await expect(page.state).toContainText(words);
  });
}

test('the inference process killed during use comes back, and nothing is lost', async ({
  kiosk,
}) => {
  const page = await kiosk.open({ camera: 'ada-twice' });
  await page.expectState('recorded');
  await kiosk.host.killInference();
  await page.expectState('already', 60_000);
  expect(await kiosk.punches()).toHaveLength(1);
});

test('after a power failure every punch that was greeted is there', async ({ kiosk, host }) => {
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('recorded');
  await kiosk.host.kill();
  if (host === 'web') {
    await expect(page.page.getByText('No connection to the attendance service')).toBeVisible();
  }
  await kiosk.host.restart();
  expect(await kiosk.punches()).toMatchObject([{ name: 'ada', direction: 'in' }]);
});

test('without the token the screen cannot reach the services', async ({ kiosk, host }) => {
  test.skip(host === 'electron', 'Electron’s window has no address and no token');
  const page = await kiosk.open({ camera: 'ada', withoutToken: true });
  await expect(page.page.getByText('No connection to the attendance service')).toBeVisible();
  expect(await kiosk.punches()).toEqual([]);
});

test('a camera that is unplugged is told of, and the kiosk goes on once it is back', async ({
  kiosk,
}) => {
  const page = await kiosk.open({ camera: 'nobody' });
  await page.expectState('looking');
  await page.unplugCamera();
  await expect(page.state).toContainText(/The camera was unplugged|There is no camera/, {
    timeout: 3000,
  });
  await page.plugCameraIn();
  await page.expectState('looking');
});
