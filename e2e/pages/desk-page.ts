import type { Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { portrait, type PersonName } from '../../main/hosts/testing/photos.js';
import { password } from '../setup/global.js';
import { checkScreen } from './admin-page.js';

const cutOffMs = 4 * 3_600_000;

/** The day to which a punch made now belongs: before the cut-off hour of new data, the previous day. */
export function attendanceDay(): string {
  return new Date(Date.now() - cutOffMs).toISOString().slice(0, 10);
}

/** Page object of the desk of a hub. */
export class DeskPage {
  constructor(readonly page: Page) {}

  /** Creates the first administrator with the code that the hub printed; without the code, no one can. */
  async setUp(port: number, code: string): Promise<void> {
    const { page } = this;
    await page.goto(`https://127.0.0.1:${port}/`);
    await expect(page.getByRole('heading', { name: 'Set up Rollcall' })).toBeVisible();
    const fill = async (typed: string): Promise<void> => {
      await page.getByLabel('First code').fill(typed);
      await page.getByLabel('Name').fill('hedy');
      await page.getByLabel('Password (at least').fill(password);
      await page.getByLabel('Repeat password').fill(password);
      await page.getByRole('button', { name: 'Create account' }).click();
    };
    await fill('0000-0000-0000-0000-0000');
    await expect(page.getByRole('alert')).toContainText('The code is not the one');
    await checkScreen(page, 'desk-set-up');
    await fill(code);
    await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  }

  /** Opens a section of the menu. */
  async go(title: string): Promise<void> {
    const menu = this.page.getByRole('navigation', { name: 'Sections' });
    await menu.getByRole('button', { name: title, exact: true }).click();
    await expect(this.page.getByRole('main', { name: title })).toBeVisible();
  }

  /** Signs out, and signs in as another person. */
  async signInAs(name: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  }

  /** Makes a pairing code. @param picture name of a picture of it; null for none. */
  async pairingCode(picture: string | null): Promise<{ address: string; code: string }> {
    const { page } = this;
    await this.go('Kiosks');
    await page.getByRole('button', { name: 'Pair a kiosk' }).click();
    const shown = page.getByRole('dialog').locator('dd');
    await expect(shown).toHaveCount(2);
    const [address, code] = await shown.allTextContents();
    if (picture !== null) await checkScreen(page, picture);
    await page.getByRole('button', { name: 'Done' }).click();
    return { address: address!, code: code! };
  }

  /** Sets the time between two punches of one person, for all kiosks. */
  async setSeconds(seconds: number): Promise<void> {
    const { page } = this;
    await this.go('Settings');
    await page.getByLabel('Minimum time between punches').fill(String(seconds));
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('The settings were saved.')).toBeVisible();
    await checkScreen(page, 'desk-settings');
  }

  /** Enrols a person from three photos. */
  async enrol(name: PersonName): Promise<void> {
    const { page } = this;
    await this.go('People');
    await page.getByRole('button', { name: 'Add person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Confirm consent' }).click();
    await dialog.getByRole('button', { name: 'Use photos instead' }).click();
    await dialog.getByLabel('Name').fill(name);
    const photos = [0, 1, 2].map(async (variant) => {
      const buffer = await portrait(name, variant);
      return { name: `${variant}.jpg`, mimeType: 'image/jpeg', buffer };
    });
    await dialog.getByLabel(/^Photos/).setInputFiles(await Promise.all(photos));
    await dialog.getByRole('button', { name: 'Enrol' }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('face (3)');
  }

  /** Waits until a person's day is listed. The list is loaded when it is opened. */
  async expectDayOf(name: string): Promise<void> {
    const { page } = this;
    await expect(async () => {
      await this.go('Dashboard');
      await this.go('Attendance');
      await page.getByRole('tab', { name: 'Day' }).click();
      await page.getByRole('textbox', { name: 'Day', exact: true }).fill(attendanceDay());
      const row = page.getByRole('row', { name: new RegExp(name) });
      await expect(row).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 60_000 });
  }

  /** Adds a site. */
  async addSite(name: string): Promise<void> {
    const { page } = this;
    await this.go('Kiosks');
    await page.getByRole('button', { name: 'Add a site' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`${name} was saved.`)).toBeVisible();
    await checkScreen(page, 'desk-sites');
  }

  /** Ticks a place of a person, or clears it. */
  async choosePlace(person: string, place: string): Promise<void> {
    const { page } = this;
    await this.go('People');
    await page.getByRole('button', { name: `Edit ${person}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(place).click();
    await checkScreen(page, 'desk-person-places');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
  }

  /** Waits until all kiosks have confirmed that they removed a person. @param count of kiosks. */
  async expectRemovals(count: number): Promise<void> {
    const { page } = this;
    await expect(async () => {
      await this.go('People');
      await this.go('Kiosks');
      await expect(page.getByRole('row', { name: /^kiosk-/ })).toHaveCount(count);
      await expect(page.getByText('not confirmed as removed')).toHaveCount(0, { timeout: 2000 });
    }).toPass({ timeout: 60_000 });
  }

  /** Erases a person at once. */
  async erase(name: string): Promise<void> {
    const { page } = this;
    await this.go('People');
    await page.getByRole('button', { name: `Erase ${name}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Erase permanently' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
  }

  /** Adds an account for HR. */
  async addHr(name: string): Promise<void> {
    const { page } = this;
    await this.go('Accounts');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password (at least').fill(password);
    await page.getByRole('button', { name: 'Add account' }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('HR');
  }
}
