import { rollcall } from '../main/hosts/testing/command-line.js';
import { checkScreen } from './pages/admin-page.js';
import { expect, test, type KioskUnderTest } from './setup/kiosk.js';

/* Ten minutes after clocking in, it is not clear what a look at the kiosk means: it asks. */

// A question waits for half a minute, on a slow machine after long loading.
test.beforeEach(() => {
  test.slow();
});

/** Clocks a person in ten minutes ago. */
async function clockedIn(kiosk: KioskUnderTest, name: string): Promise<void> {
  const then = new Date(Date.now() - 10 * 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
  const at = `${day}T${two(then.getHours())}:${two(then.getMinutes())}`;
  const add = ['correct', 'add', name, '--direction', 'in', '--at', at, '--reason', 'seed'];
  const { code, err } = await rollcall([...add, '--data', kiosk.data]);
  expect(code, err).toBe(0);
}

test('the door asks, and a touch on Out clocks out', async ({ kiosk }) => {
  await clockedIn(kiosk, 'ada');
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('asking', 60_000);
  await expect(page.state).toContainText('ada, are you coming or leaving?');
  const question = page.page.getByRole('group', { name: 'ada, are you coming or leaving?' });
  await question.getByRole('button', { name: 'Out' }).click();
  await page.expectState('recorded');
  await expect(page.state).toContainText(/Goodbye, ada\. Clocked\sout at\s\d\d:\d\d/);
  expect(await kiosk.punches()).toMatchObject([
    { name: 'ada', direction: 'seen', flags: ['answered'] },
    { name: 'ada', direction: 'out', method: 'face' },
  ]);
});

test('the question after a PIN can be answered with the keyboard', async ({ kiosk }) => {
  await clockedIn(kiosk, 'ada');
  const page = await kiosk.open({ camera: 'nobody' });
  await page.enterPin('0042', '2468');
  await page.expectState('asking', 60_000);
  const passing = page.page.getByRole('button', { name: 'Just passing' });
  for (let tab = 0; tab < 20; tab++) {
    await page.page.keyboard.press('Tab');
    if (await passing.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(passing).toBeFocused();
  await page.page.keyboard.press('Enter');
  await expect(page.state).toContainText('Thank you, ada. No time was recorded.');
  expect(await kiosk.punches()).toMatchObject([
    { name: 'ada', direction: 'seen', flags: ['answered'], method: 'pin' },
  ]);
});

test('the question at both sizes', async ({ kiosk }) => {
  await clockedIn(kiosk, 'ada');
  const page = await kiosk.open({ camera: 'nobody' });
  await page.enterPin('0042', '2468');
  await page.expectState('asking', 60_000);
  await checkScreen(page.page, 'kiosk-question');
});

const replaced = 'the next person replaces the question, and the look is kept';
test(replaced, { tag: '@waiting' }, async ({ kiosk }) => {
  await clockedIn(kiosk, 'ben');
  const page = await kiosk.open({ camera: 'two' });
  await page.expectState('asking', 60_000);
  await page.expectState('recorded', 40_000);
  await expect(page.state).toContainText('chloe');
  expect(await kiosk.punches()).toMatchObject([
    { name: 'ben', direction: 'seen', flags: [] },
    { name: 'chloe', direction: 'in' },
  ]);
});

const unanswered = 'an unanswered question ends, and HR has the look to resolve';
test(unanswered, { tag: '@waiting' }, async ({ kiosk }) => {
  await clockedIn(kiosk, 'ada');
  const page = await kiosk.open({ camera: 'ada' });
  await page.expectState('asking', 60_000);
  await page.expectState('unanswered', 45_000);
  await expect(page.state).toContainText('HR will check');
  await expect(page.page.getByRole('button', { name: 'Just passing' })).toHaveCount(0);
  expect(await kiosk.punches()).toMatchObject([{ name: 'ada', direction: 'seen', flags: [] }]);
});

test('HR turns the look into a punch', async ({ kiosk }) => {
  await clockedIn(kiosk, 'ada');
  const page = await kiosk.open({ camera: 'nobody' });
  await page.enterPin('0042', '2468');
  await page.expectState('asking', 60_000);
  const options = { as: 'hr', camera: 'nobody', section: 'Attendance' } as const;
  const admin = await kiosk.openAdmin(options);
  await admin.page.getByRole('tab', { name: 'To resolve' }).click();
  await admin.page.getByRole('button', { name: 'Correct ada' }).click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByLabel('Correction').selectOption('Replace a punch');
  const punch = dialog.getByRole('combobox', { name: /^Punch/ });
  const look = punch.locator('option', { hasText: 'In or out?' });
  await punch.selectOption(await look.evaluate((option: HTMLOptionElement) => option.value));
  await dialog.getByRole('combobox', { name: /^In or out/ }).selectOption('Out');
  await dialog.getByLabel('Reason').fill('went home ill');
  await dialog.getByRole('button', { name: 'Save correction' }).click();
  await expect(admin.page.getByText('ada’s attendance was corrected')).toBeVisible();
});
