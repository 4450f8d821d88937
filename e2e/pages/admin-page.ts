import { expect, test, type Page } from 'playwright/test';
import { accountRoles, password } from '../setup/global.js';
import { expectNoViolations } from './accessibility.js';

export interface AdminOptions {
  /** `team`: the account tom, which the test itself adds. */
  readonly as: (typeof accountRoles)[keyof typeof accountRoles] | 'team';
  /** Title in the menu; the first section unless given. */
  readonly section?: string;
}

/** Page object of the administration screens. */
export class AdminPage {
  private constructor(readonly page: Page) {}

  /** Opens the administration screens from the kiosk and signs in. */
  static async open(page: Page, { as, section }: AdminOptions): Promise<AdminPage> {
    await holdAdministration(page);
    const name = Object.entries(accountRoles).find(([, role]) => role === as)?.[0] ?? 'tom';
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const admin = new AdminPage(page);
    await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
    if (section !== undefined) await admin.go(section);
    return admin;
  }

  /** Opens a section of the menu. */
  async go(title: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: title, exact: true })
      .click();
    await expect(this.page.getByRole('main', { name: title })).toBeVisible();
  }

  /** Takes screenshots at both sizes and checks with axe, and that nothing scrolls sideways. */
  async check(name: string): Promise<void> {
    await checkScreen(this.page, name);
  }
}

/** Presses the lock button on the kiosk until the sign-in screen opens. */
export async function holdAdministration(page: Page): Promise<void> {
  const lock = page.getByRole('button', { name: 'Administration (press and hold)' });
  await lock.waitFor();
  const box = (await lock.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect(page.getByRole('heading', { name: /Administration|Set up/ })).toBeVisible();
  await page.mouse.up();
}

/** Like `AdminPage.check`, for any screen. */
export async function checkScreen(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const size of [
    { width: 1280, height: 800 },
    { width: 800, height: 1280 },
  ]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: test.info().outputPath(`${name}-${size.width}.jpg`) });
    const root = page.locator('html');
    expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    await expectNoViolations(page);
  }
  await page.setViewportSize(before);
}
