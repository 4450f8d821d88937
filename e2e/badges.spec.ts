import { URI, type TOTP } from 'otpauth';
import { rollcall } from '../main/hosts/testing/command-line.js';
import { checkScreen } from './pages/check-screen.js';
import { expect, test } from './setup/kiosk.js';

test.use({ seed: 'badged' });

const keyboardOf = Array.from('9988776655', (digit) => `Digit${digit}`);

/** Acts as a reader in the page: types into the field that has the focus, and ends with Enter. */
function holdCard(codes: readonly string[]): void {
  for (const code of [...codes, 'Enter']) {
    const init = { code, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
  }
}

test('a badge, a code from a phone and a card at the door', async ({ kiosk }, info) => {
  const { json } = await rollcall(['badge', 'phone', 'ada', '--json', '--data', kiosk.data]);
  const totp = URI.parse(json[0]!['address'] as string) as TOTP;

  const door = await kiosk.open({ camera: 'badge' });
  const { page } = door;
  await door.expectState('recorded');
  await expect(door.state).toContainText('ada. Clocked in at');
  await page.getByRole('button', { name: 'That’s not me' }).click();
  await door.expectState('taken-back');
  await door.expectState('looking');
  await expect(door.state).toContainText('Or hold your badge up to the camera, or your card');
  await checkScreen(page, 'idle', info);

  await page.getByRole('button', { name: 'Use PIN' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('For a badge, cancel');
  await checkScreen(page, 'pin', info);
  const type = async (code: string): Promise<void> => {
    await dialog.getByLabel('Employee number or code', { exact: true }).fill('0042');
    await dialog.getByLabel('PIN, or the code on your phone').fill(code);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
  };
  const code = totp.generate();
  await type(code);
  await door.expectState('recorded');
  await page.getByRole('button', { name: 'Use PIN' }).click();
  await type(code);
  await expect(dialog).toContainText('This code was used before.');

  await page.evaluate(holdCard, keyboardOf);
  await expect(dialog).toBeHidden();
  await door.expectState('wrong-badge');
  await checkScreen(page, 'wrong-badge', info);

  const admin = await kiosk.openAdmin({ camera: 'badge', as: 'administrator', section: 'People' });
  await admin.page.getByRole('button', { name: 'Edit ada' }).click();
  const person = admin.page.getByRole('dialog');
  await person.getByRole('button', { name: 'Learn a card' }).click();
  await expect(person).toContainText('Hold the card to the reader');
  await admin.page.evaluate(holdCard, keyboardOf);
  await expect(person).toContainText('ada can clock in with this card.');
  await expect(person).toContainText(/Card learnt on/);
  await person.getByRole('button', { name: 'Set up codes on a phone' }).click();
  await expect(person.getByRole('img', { name: /authenticator app/ })).toBeVisible();
  await admin.check('person-badges');
  await person.getByRole('button', { name: 'Withdraw' }).first().click();
  await expect(person).toContainText('This badge no longer works.');
  await expect(person).not.toContainText('Printed badge');

  expect(await kiosk.punches()).toMatchObject([
    { name: 'ada', method: 'qr', flags: ['taken-back'] },
    { name: 'ada', method: 'totp', direction: 'in', flags: [] },
  ]);
});
