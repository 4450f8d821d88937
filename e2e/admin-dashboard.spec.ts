import { openApp } from '../main/app/app.js';
import { checkScreen } from './pages/admin-page.js';
import { ClickCount } from './pages/click-count.js';
import { password } from './setup/global.js';
import { expect, test } from './setup/kiosk.js';

/** The first and last day of the month before this one. */
function lastMonth(): { readonly from: string; readonly to: string } {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}

/**
 * People who came minutes ago, ada in the department Lab; and tom, who leads it.
 * @param forgot somebody who did not clock out two days ago; null for no one.
 */
async function seed(
  folder: string,
  present: readonly string[],
  forgot: string | null = null,
): Promise<void> {
  const app = openApp({ folder, onNotice: () => undefined });
  const { api } = app;
  // At midnight, so that a punch of the night belongs to the day that the screens show first.
  await api['settings.change']({ zone: 'UTC', cutOffHour: 0 });
  await api['people.setDetails']({ who: 'ada', department: 'Lab' });
  const names = await api['people.names']({});
  const localTime = new Date(Date.now() - 3 * 60_000).toISOString().slice(0, 16);
  for (const { subjectId, name } of names) {
    if (name === forgot) {
      const dayBefore = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
      const brings = { subjectId, direction: 'in', localTime: `${dayBefore}T08:00` } as const;
      await api['attendance.amend']({ withdraws: null, brings, reason: 'test' });
    }
    if (!present.includes(name)) continue;
    const brings = { subjectId, direction: 'in', localTime } as const;
    await api['attendance.amend']({ withdraws: null, brings, reason: 'test' });
  }
  await api['accounts.add']({ name: 'tom', role: 'team', departments: ['Lab'], password });
  await app.close();
}

test('HR sees who is in, the list for an evacuation, absences and sign-offs', async ({ kiosk }) => {
  await seed(kiosk.data, ['ada']);
  const admin = await kiosk.openAdmin({ as: 'hr', camera: 'nobody' });
  const { page } = admin;
  // Who is in needs no click after signing in.
  await expect(page.getByRole('row', { name: /ada Lab/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /In now 1/ })).toBeVisible();
  await admin.check('dashboard');
  await page.getByRole('button', { name: /Absent today/ }).click();
  await expect(page.getByText('No one is absent today')).toBeVisible();

  await page.getByRole('button', { name: 'Evacuation list' }).click();
  await expect(page.getByRole('heading', { name: 'Lab (1)' })).toBeVisible();
  await page.getByRole('checkbox', { name: /^ada, in since/ }).check();
  await expect(page.getByText('1 of 1 ticked')).toBeVisible();
  await admin.check('evacuation');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('checkbox', { name: /^ada, in since/ })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Back' }).click();

  await admin.go('Absences');
  await page.getByRole('button', { name: 'Add absence' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Person' }).fill('ben');
  await page.getByRole('option', { name: 'ben' }).click();
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Sick' });
  await dialog.getByRole('button', { name: 'Add absence' }).click();
  await expect(page.getByRole('row', { name: /ben Sick/ })).toBeVisible();
  await admin.check('absences');
  await page.getByRole('button', { name: 'Import absences' }).click();
  const { from, to } = lastMonth();
  const table = `name,kind,from,to\nchloe,vacation,${from},${to}\nnobody,sick,${from},\n`;
  await dialog
    .getByLabel('CSV or XLSX file')
    .setInputFiles({ name: 'leave.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(dialog.getByRole('row', { name: /chloe .*added/ })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /left out/ })).toBeVisible();
  await admin.check('absences-import');
  await dialog.getByRole('button', { name: 'Add 1 absence' }).click();
  await expect(page.getByText('1 absence was added.')).toBeVisible();

  await page.getByRole('tab', { name: 'Sign-off' }).click();
  await page.getByRole('button', { name: 'Sign off a period' }).click();
  await expect(dialog.getByText('Nothing is left to resolve')).toBeVisible();
  await admin.check('sign-off');
  await dialog.getByRole('button', { name: 'Sign off', exact: true }).click();
  await expect(page.getByRole('row', { name: /signed off/ })).toBeVisible();
  // A change of signed-off days needs a reason, and is marked.
  await page.getByRole('tab', { name: 'Absences' }).click();
  await page.getByRole('textbox', { name: 'First day' }).fill(from);
  await page.getByRole('button', { name: 'Remove the absence of chloe' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByLabel('Reason').fill('she worked');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('tab', { name: 'Sign-off' }).click();
  await expect(page.getByRole('row', { name: /changed since.*1 correction/ })).toBeVisible();
  await page.getByRole('button', { name: /^Reopen / }).click();
  await dialog.getByLabel('Reason').fill('a day is missing');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await expect(page.getByRole('row', { name: /reopened by hana: a day is missing/ })).toBeVisible();
  await admin.check('sign-offs');

  // The services have ended: the list stays, with its time.
  await admin.go('Dashboard');
  await page.getByRole('button', { name: 'Evacuation list' }).click();
  await kiosk.host.kill();
  await expect(
    page.getByText(/connection to Rollcall was lost. This is who was in at/),
  ).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^ada, in since/ })).toBeVisible();
  await checkScreen(page, 'evacuation-lost');
  await page.getByRole('button', { name: 'Close the list' }).click();
  await page.getByRole('button', { name: /Evacuation list, as of/ }).click();
  await expect(page.getByRole('checkbox', { name: /^ada, in since/ })).toBeVisible();
});

test('a team sees and corrects people of its departments only', async ({ kiosk }) => {
  await seed(kiosk.data, ['ada', 'ben']);
  const admin = await kiosk.openAdmin({ as: 'team', camera: 'nobody' });
  const { page } = admin;
  const titles = page.getByRole('navigation', { name: 'Sections' }).getByRole('button');
  await expect(titles).toHaveText(['Dashboard', 'Attendance', 'Absences']);
  await expect(page.getByRole('row', { name: /^ada/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^ben/ })).toBeHidden();
  await expect(page.getByText('Disk')).toBeHidden();
  await page.getByRole('button', { name: 'Evacuation list' }).click();
  await expect(page.getByText('Only people of your departments are listed.')).toBeVisible();
  await admin.go('Absences');
  await expect(page.getByRole('button', { name: 'Add absence' })).toBeHidden();
  await admin.go('Attendance');
  await page.getByRole('tab', { name: 'Day' }).click();
  await page.getByRole('row', { name: /^ada/ }).getByRole('button', { name: 'Correct' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('In or out').selectOption({ label: 'Out' });
  await dialog.getByLabel('Date and time').fill(new Date().toISOString().slice(0, 16));
  await dialog.getByLabel('Reason').fill('left early');
  await dialog.getByRole('button', { name: 'Add punch' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'was corrected' })).toBeVisible();
});

test('the ten most common tasks need few clicks', async ({ kiosk }) => {
  await seed(kiosk.data, ['ada'], 'ben');
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'ada' });
  const { page } = admin;
  const dialog = page.getByRole('dialog');
  const press = (name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const download = async (button: string): Promise<void> => {
    await admin.go('Exports');
    const saved = page.waitForEvent('download');
    await press(button);
    expect(await (await saved).failure()).toBeNull();
  };
  const clicks = await ClickCount.on(page);
  const task = async (name: string, most: number, act: () => Promise<unknown>): Promise<void> => {
    await admin.go('Dashboard');
    await clicks.task(name, most, act);
  };

  await task('who is in', 0, () =>
    expect(page.getByRole('row', { name: /ada Lab/ })).toBeVisible(),
  );
  await task('a missing out', 2, async () => {
    await press(/^To resolve/);
    await press(/^Correct ben/);
    const day = await dialog.getByRole('heading').first().textContent();
    expect(day).toContain('ben');
    const time = dialog.getByLabel('Date and time');
    await time.fill(new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10) + 'T16:00');
    await dialog.getByLabel('Reason').fill('forgot');
    await page.keyboard.press('Enter');
    await expect(page.getByText('was corrected')).toBeVisible();
  });
  await task('last month as CSV', 2, () => download('CSV of Last month'));
  await task('last month as XLSX', 2, () => download('Excel of Last month'));
  await task('last month as PDF', 2, () => download('PDF timesheets of Last month'));
  await task('enrol by camera', 4, async () => {
    await admin.go('People');
    await press('Add person');
    await press('Confirm consent');
    await dialog.getByLabel('Name').fill('Ada Again');
    await expect(dialog.getByRole('img', { name: 'Selected picture: front' })).toBeVisible();
    // This camera shows one pose of ada. The keys stand for a person who turns their head.
    for (const pose of ['left', 'right', 'up', 'down']) {
      await expect(dialog.getByRole('button', { name: 'Enrol' }), pose).toBeDisabled();
      await dialog.getByRole('button', { name: 'Skip pose' }).press('Enter');
    }
    await expect(dialog.getByText('All poses are complete')).toBeVisible();
    await press('Enrol');
    await expect(dialog.getByRole('button', { name: 'Enrol anyway' })).toBeVisible();
  });
  await page.keyboard.press('Escape');
  await task('import a roster', 3, async () => {
    await admin.go('People');
    const chooser = page.waitForEvent('filechooser');
    await press('Import people');
    const buffer = Buffer.from('number,name,pin\n0101,Zoë,2468\n');
    await (await chooser).setFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer });
    await press('Import 1 person');
    await expect(dialog.getByText('Import complete: 1 added')).toBeVisible();
  });
  await page.keyboard.press('Escape');
  await task('rename a person', 2, async () => {
    await admin.go('People');
    await press('Edit Zoë');
    await dialog.getByLabel('Name').fill('Zoë Müller');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /Zoë Müller/ })).toBeVisible();
  });
  await task('erase a person', 3, async () => {
    await admin.go('People');
    await press('Erase Zoë Müller');
    await press('Erase permanently');
    await expect(dialog.getByRole('button', { name: 'Save certificate' })).toBeVisible();
  });
  await page.keyboard.press('Escape');
  await task('save a backup', 2, async () => {
    await admin.go('Settings');
    await page.getByLabel('Password (at least 10 characters)').fill('one good password');
    await page.getByLabel('Repeat password').fill('one good password');
    const saved = page.waitForEvent('download');
    await press('Save backup');
    expect(await (await saved).failure()).toBeNull();
  });
  await test.info().attach('clicks', { body: clicks.table(), contentType: 'text/plain' });
});
