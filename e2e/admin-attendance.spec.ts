import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { openApp } from '../main/app/app.js';
import { openSite } from '../main/app/open-site.js';
import { openJournal } from '../main/attendance/journal/open.js';
import { newPunch } from '../main/attendance/testing/entries.js';
import { rollcall } from '../main/hosts/testing/command-line.js';
import { openKey } from '../main/storage/key.js';
import { attendanceDay } from './pages/desk-page.js';
import { expect, test } from './setup/kiosk.js';

/**
 * Days ago in UTC, the time zone of the seeded punches. In the first two hours of a day, the previous day counts as
 * today, because someone who came at 09:05 may still be at work.
 */
function dayBefore(days: number): string {
  return new Date(Date.now() - 2 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
}

const yesterday = dayBefore(1);

/** A week of punches, recorded as at the door. Ben forgot to clock out yesterday. */
async function seed(data: string): Promise<void> {
  const { json } = await rollcall(['people', '--json', '--data', data]);
  const idOf = (name: string): string =>
    json.find((person) => person['name'] === name)!['subjectId'] as string;
  const key = await openKey(data, { sealedFilesExist: true });
  const site = await openSite(data, key, () => undefined);
  const guard = site.logGuard('journal', null);
  const { journal, close } = await openJournal(join(data, 'journal'), key, () => undefined, guard);
  const time = { offset: '+00:00', zone: 'UTC' } as const;
  for (let ago = 7; ago >= 1; ago--) {
    const day = dayBefore(ago);
    for (const [name, direction, at] of [
      ['ada', 'in', '08:00'],
      ['ben', 'in', '09:05'],
      ['ada', 'out', '12:00'],
      ['ada', 'in', '12:30'],
      ['ada', 'out', '16:45'],
      ...(ago === 1 ? [] : ([['ben', 'out', '17:30']] as const)),
    ] as const) {
      const subjectId = idOf(name);
      const punch = newPunch({ subjectId, direction, at: `${day}T${at}:00.000Z`, ...time });
      await journal.record(subjectId, () => punch);
    }
  }
  await journal.settled();
  await close();
  await site.flush();
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel', { name })).toBeVisible();
}

test.beforeEach(({ kiosk }) => seed(kiosk.data));

test('all views of attendance, at both sizes', async ({ kiosk }) => {
  const app = openApp({ folder: kiosk.data, onNotice: () => undefined });
  await app.api['settings.change']({ overtime: { afterHoursADay: 8, afterHoursAWeek: null } });
  await app.close();
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Attendance' });
  const { page } = admin;
  await expect(page.getByRole('tabpanel', { name: 'Now' })).toContainText('present now');
  await admin.check('attendance-now');
  // The clock of this computer is ahead: the services say which shift day it is.
  await page.clock.setFixedTime(Date.now() + 3 * 86_400_000);
  await tab(page, 'Day');
  await expect(page.getByRole('textbox', { name: 'Day' })).toHaveValue(attendanceDay());
  await page.clock.setFixedTime(Date.now());
  await page.getByRole('textbox', { name: 'Day' }).fill(yesterday);
  await expect(page.getByRole('row', { name: /ada/ })).toContainText('8:15');
  await expect(page.getByText('1 person without a punch on this day')).toBeVisible();
  await admin.check('attendance-day');
  await tab(page, 'Month');
  await page.getByRole('tabpanel').locator('input[type=month]').fill(yesterday.slice(0, 7));
  await expect(page.getByRole('row', { name: /^ada/ })).toContainText('8:15');
  await expect(page.getByRole('row', { name: /^ben/ })).toContainText('!');
  await admin.check('attendance-month');
  // All days and the overtime, in each language.
  const month = page.getByRole('tabpanel').locator('.sideways');
  for (const language of ['de', 'fr', 'es', 'ar', 'en']) {
    await page.locator('header select').selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const widths = await month.evaluate((box) => [box.scrollWidth, box.clientWidth]);
    expect(widths[0], language).toBe(widths[1]);
  }
  await tab(page, 'Person');
  await page.getByRole('combobox', { name: 'Person' }).fill('ada');
  await page.getByRole('option', { name: 'ada, 0042' }).click();
  // The headings, seven days and the sum.
  await expect(page.getByRole('row')).toHaveCount(9);
  await admin.check('attendance-person');
  await tab(page, 'Charts');
  await expect(page.getByText('First arrivals by time of day').first()).toBeVisible();
  await admin.check('attendance-charts');
});

test('HR marks a day as reviewed with a reason, and it no longer has to be resolved', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Attendance' });
  const { page } = admin;
  await tab(page, 'To resolve');
  const row = page.getByRole('row', { name: /ben/ });
  await row.getByRole('button', { name: 'Correct' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Correction').selectOption({ label: 'Keep the day as it is' });
  await dialog.getByLabel('Reason').fill('was ill, went home early');
  await admin.check('attendance-leave');
  await dialog.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect(page.getByRole('status')).toContainText('marked as reviewed');
  await expect(row).toBeHidden();
  await tab(page, 'Day');
  await page.getByRole('textbox', { name: 'Day' }).fill(yesterday);
  await expect(row).toContainText('out missing');
});

test('HR corrects a missing out punch by keyboard, and the original punches stay', async ({
  kiosk,
}) => {
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Attendance' });
  const { page } = admin;
  await page.getByRole('tab', { name: 'Now' }).focus();
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowRight');
  const row = page.getByRole('row', { name: /ben/ });
  await expect(row).toContainText('out missing');
  await row.getByRole('button', { name: 'Correct' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('In or out')).toHaveValue('out');
  await dialog.getByLabel('Date and time').fill(`${yesterday}T17:30`);
  await dialog.getByLabel('Reason').fill('forgot, said the team lead');
  await admin.check('attendance-correct');
  await dialog.getByRole('button', { name: 'Add punch' }).click();
  await expect(page.getByRole('status')).toContainText('was corrected');
  await expect(page.getByRole('row', { name: /ben/ })).toBeHidden();
  await kiosk.host.stop();
  const { code } = await rollcall(['log', 'verify', '--data', kiosk.data]);
  expect(code).toBe(0);
  const audit = await rollcall(['audit', '--json', '--data', kiosk.data]);
  expect(audit.json[0]).toMatchObject({ action: 'attendance.amend', actor: 'hana' });
});

test('when clocks change, HR sees which times exist, and chooses one of two', async ({ kiosk }) => {
  const settings = join(kiosk.data, 'settings.json');
  const saved = JSON.parse(await readFile(settings, 'utf8')) as object;
  await writeFile(settings, JSON.stringify({ ...saved, zone: 'Europe/Berlin' }));
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody', section: 'Attendance' });
  const { page } = admin;
  await tab(page, 'Person');
  await page.getByRole('textbox', { name: 'First day' }).fill('2025-10-01');
  await page.getByRole('textbox', { name: 'Last day' }).fill('2025-10-31');
  await expect(page.getByText('has no punches from 1 Oct 2025 to 31 Oct 2025.')).toBeVisible();
  await page.getByRole('button', { name: 'Add punch' }).click();
  const dialog = page.getByRole('dialog');
  const time = dialog.getByLabel('Date and time');
  await time.fill('2025-03-30T02:30');
  await time.blur();
  await expect(dialog.getByRole('alert')).toContainText('2025-03-30 01:59 or earlier');
  await admin.check('attendance-no-such-time');
  await time.fill('2025-10-26T02:30');
  await time.blur();
  const which = dialog.getByLabel('Clocks go back: which 02:30?');
  await which.selectOption({ label: 'The second (UTC+01:00)' });
  await dialog.getByLabel('Reason').fill('night shift');
  await admin.check('attendance-doubled-time');
  await dialog.getByRole('button', { name: 'Add punch' }).click();
  await expect(page.getByRole('status')).toContainText('was corrected');
  await kiosk.host.stop();
  const { json } = await rollcall(['audit', '--json', '--data', kiosk.data]);
  expect(json[0]).toMatchObject({ after: { at: '2025-10-26T01:30:00.000Z', offset: '+01:00' } });
});
