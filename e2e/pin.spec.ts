import { expect, test } from './setup/kiosk.js';

test('number and PIN punch, while the camera sees nobody', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'nobody' });
  await page.enterPin('0042', '2468');
  await page.expectState('recorded');
  await expect(page.state).toContainText('ada: in at');
  expect(await kiosk.punches()).toMatchObject([{ name: 'ada', method: 'pin', direction: 'in' }]);
});

test('a wrong PIN is refused, and after three the number has to wait', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'nobody' });
  await page.enterPin('0042', '1111');
  await expect(page.page.getByText('Number and PIN do not match')).toBeVisible();
  for (const pin of ['2222', '3333']) await page.fillPin('0042', pin);
  await expect(page.page.getByText('Too many wrong tries')).toBeVisible();
  await page.fillPin('0042', '2468');
  await expect(page.page.getByText('Too many wrong tries')).toBeVisible();
  expect(await kiosk.punches()).toEqual([]);
});

for (const [what, options, words] of [
  ['there is no camera', { camera: null }, 'There is no camera'],
  ['the camera is refused', { camera: 'ada', allowCamera: false }, 'The camera is not allowed'],
  ['the camera is covered', { camera: 'black' }, 'The camera picture is black'],
] as const) {
  test(`where ${what}, the screen says so and the PIN works`, async ({ kiosk }) => {
    const page = await kiosk.open(options);
    await expect(page.page.getByText(words)).toBeVisible();
    await page.enterPin('0042', '2468');
    await page.expectState('recorded');
    expect(await kiosk.punches()).toMatchObject([{ name: 'ada', method: 'pin' }]);
  });
}
