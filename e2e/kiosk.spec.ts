import { checkFailureScreens } from './pages/failure-screens.js';
import { peopleInLine } from './setup/films.js';
import { expect, test } from './setup/kiosk.js';

test('an enrolled person is greeted by name, and the punch is in the journal', async ({
  kiosk,
}) => {
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('recorded');
  await expect(page.state).toContainText(
    /Good (morning|afternoon|evening), ada\. Clocked\sin at\s\d\d:\d\d/,
  );
  expect(await kiosk.punches()).toMatchObject([
    { name: 'ada', direction: 'in', method: 'face', flags: [] },
  ]);
});

test('a stranger is not recognised, sees no name, and nothing is recorded', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'stranger' });
  await page.expectState('unknown');
  await expect(page.state).toContainText('Use your PIN or ask reception');
  await expect(page.page.locator('body')).not.toContainText(/ada|ben|chloe/);
  expect(await kiosk.punches()).toEqual([]);
});

test('two people are each recorded once', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'two' });
  await page.expectState('recorded');
  await expect(page.state).toContainText('chloe', { timeout: 30_000 });
  // The second greeting does not replace the first: each person has a card, and can undo their own punch.
  await expect(page.page.getByRole('button', { name: 'That’s not me' })).toHaveCount(2);
  await expect(page.page.getByRole('article')).toHaveText(/(ben|chloe)\s*Clocked/);
  const punches = await kiosk.punches();
  expect(punches.map(({ name }) => name).toSorted()).toEqual(['ben', 'chloe']);
});

test.describe('six people in line', () => {
  test.use({ seed: 'line' });

  test('are each greeted by their own name and recorded once', async ({ kiosk }) => {
    const { page, state } = await kiosk.open({ camera: 'line' });
    const greeted: string[] = [];
    await expect(async () => {
      const text = (await state.textContent()) ?? '';
      const name = peopleInLine.find((one) => text.includes(one));
      if (name !== undefined && name !== greeted.at(-1)) greeted.push(name);
      expect(new Set(greeted).size).toBe(peopleInLine.length);
    }).toPass({ timeout: 60_000, intervals: [50] });
    // The film is already playing when the kiosk is ready, so anyone may be the first.
    const first = peopleInLine.indexOf(greeted[0] as (typeof peopleInLine)[number]);
    const inTurn = [...peopleInLine.slice(first), ...peopleInLine.slice(0, first)];
    expect(greeted).toEqual(inTurn);
    await page.close();
    const punches = await kiosk.punches();
    expect(punches.map(({ name }) => name)).toEqual(inTurn);
  });
});

test('the same person is not recorded twice', { tag: '@waiting' }, async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'ada-twice' });
  await page.expectState('recorded');
  await page.expectState('already', 40_000);
  await expect(page.state).toContainText(/ada, you already clocked\sin at\s\d\d:\d\d/);
  expect(await kiosk.punches()).toHaveLength(1);
});

test('“That’s not me” cancels the punch', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('recorded');
  await page.page.getByRole('button', { name: 'That’s not me' }).click();
  await expect(page.state).toContainText('Punch cancelled');
  expect(await kiosk.punches()).toMatchObject([{ name: 'ada', flags: ['taken-back'] }]);
});

test('each failure has a screen that fits, in every writing direction', async ({ kiosk }, info) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  await checkFailureScreens(page, info);
});

for (const [camera, headline] of [
  ['far', 'Come closer'],
  ['dark', /too dark/],
  ['nobody', 'Look at the camera'],
] as const) {
  test(`with the camera picture "${camera}" the screen says what to do`, async ({ kiosk }) => {
    const page = await kiosk.open({ camera });
    await expect(page.state).toContainText(headline);
  });
}

const crash = 'the inference process restarts after a crash, and nothing is lost';
test(crash, { tag: '@waiting' }, async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'ada-twice' });
  await page.expectState('recorded');
  await kiosk.host.killInference();
  await page.expectState('already', 60_000);
  expect(await kiosk.punches()).toHaveLength(1);
});

const powerFailure = 'after a power failure every confirmed punch is in the journal';
test(powerFailure, { tag: '@waiting' }, async ({ kiosk, host }) => {
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('recorded');
  await kiosk.host.kill();
  if (host === 'web') {
    await expect(page.page.getByText('No connection to the attendance service')).toBeVisible();
  }
  await kiosk.host.restart();
  // The page connects again by itself, with the access that it has.
  if (host === 'web') await page.expectState('already', 60_000);
  expect(await kiosk.punches()).toMatchObject([{ name: 'ada', direction: 'in' }]);
});

test('a second screen says that the kiosk is open elsewhere, and can take over', async ({
  kiosk,
  host,
}) => {
  test.skip(host === 'electron', 'Electron has one window');
  const first = await kiosk.open({ camera: 'nobody' });
  await first.expectState('looking');
  const second = await kiosk.open({ camera: 'ada' });
  await second.expectState('elsewhere');
  await second.page.getByRole('button', { name: 'Use this screen' }).click();
  await second.expectState('recorded');
  await first.expectState('elsewhere');
  await second.page.close();
  await first.expectState('looking');
});

test('without the token the screen cannot reach the services', async ({ kiosk, host }) => {
  test.skip(host === 'electron', 'Electron uses no token');
  const page = await kiosk.open({ camera: 'ada', withoutToken: true });
  await page.expectState('no-access');
  await expect(page.state).toContainText('This page has no access to the kiosk');
  expect(await kiosk.punches()).toEqual([]);
});

test('an unplugged camera is reported, and the kiosk continues once it is back', async ({
  kiosk,
}) => {
  const page = await kiosk.open({ camera: 'nobody' });
  await page.expectState('looking');
  await page.unplugCamera();
  await expect(page.state).toContainText(/The camera was unplugged|No camera found/, {
    timeout: 3000,
  });
  await page.plugCameraIn();
  await page.expectState('looking');
});
