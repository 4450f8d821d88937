import { expect, test } from './setup/kiosk.js';

test('a person punches by employee number and PIN', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'nobody' });
  await page.enterPin('0042', '2468');
  await page.expectState('recorded');
  await expect(page.state).toContainText('ada. Clocked in at');
  expect(await kiosk.punches()).toMatchObject([{ name: 'ada', method: 'pin', direction: 'in' }]);
});

test('wrong PINs are refused, and the number is locked after three', async ({ kiosk }) => {
  const page = await kiosk.open({ camera: 'nobody' });
  await page.enterPin('0042', '1111');
  await expect(page.page.getByText('Employee number and PIN do not match')).toBeVisible();
  for (const pin of ['2222', '3333']) await page.fillPin('0042', pin);
  await expect(page.page.getByText('Too many failed attempts')).toBeVisible();
  await page.fillPin('0042', '2468');
  await expect(page.page.getByText('Too many failed attempts')).toBeVisible();
  expect(await kiosk.punches()).toEqual([]);
});

for (const [problem, options, headline] of [
  ['there is no camera', { camera: null }, 'No camera found'],
  ['camera access is blocked', { camera: 'ada', allowCamera: false }, 'Camera access is blocked'],
  ['the camera is covered', { camera: 'black' }, 'The camera picture is black'],
] as const) {
  test(`if ${problem}, the screen says so and the PIN works`, async ({ kiosk }) => {
    const page = await kiosk.open(options);
    await expect(page.page.getByText(headline)).toBeVisible();
    await page.enterPin('0042', '2468');
    await page.expectState('recorded');
    expect(await kiosk.punches()).toMatchObject([{ name: 'ada', method: 'pin' }]);
  });
}
