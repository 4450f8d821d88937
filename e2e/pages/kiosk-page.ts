import { expect, type Locator, type Page } from 'playwright/test';

/** The kiosk's screen as a person at the entrance uses it. */
export class KioskPage {
  readonly state: Locator;
  readonly pinButton: Locator;

  constructor(readonly page: Page) {
    this.state = page.locator('[data-state]');
    this.pinButton = page.getByRole('button', { name: 'PIN' }).first();
  }

  /** Waits until the screen says something of this kind. */
  async expectState(kind: string, timeoutMs = 20_000): Promise<void> {
    await expect(this.state).toHaveAttribute('data-state', kind, { timeout: timeoutMs });
  }

  /** Goes the way without a face. */
  async enterPin(number: string, pin: string): Promise<void> {
    await this.pinButton.click();
    await this.page.getByLabel('Employee number').fill(number);
    await this.page.getByLabel('PIN', { exact: true }).fill(pin);
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /confirm|ok|punch/i })
      .click();
  }
}
