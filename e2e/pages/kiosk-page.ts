import { expect, type Locator, type Page } from 'playwright/test';

/** The kiosk's screen as a person at the entrance uses it. */
export class KioskPage {
  readonly state: Locator;

  constructor(readonly page: Page) {
    this.state = page.locator('[data-state]');
  }

  /** Waits until the screen says something of this kind. */
  async expectState(kind: string, timeoutMs = 25_000): Promise<void> {
    await expect(this.state).toHaveAttribute('data-state', kind, { timeout: timeoutMs });
  }

  /** Goes the way without a face. */
  async enterPin(number: string, pin: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Use PIN' }).click();
    await this.fillPin(number, pin);
  }

  /** In the dialog that is open. */
  async fillPin(number: string, pin: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Employee number', { exact: true }).fill(number);
    await dialog.getByLabel('PIN', { exact: true }).fill(pin);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    // Answered: the dialog is closed, or takes another try.
    await expect(dialog.locator('[aria-disabled=true]')).toHaveCount(0);
  }

  /**
   * Chromium's fake camera cannot be pulled out, so this does what the browser does then: the track
   * ends, and no camera is found until `plugCameraIn`.
   */
  async unplugCamera(): Promise<void> {
    await this.page.evaluate(() => {
      const { mediaDevices } = navigator;
      const video = document.querySelector('video');
      const [track] = (video?.srcObject as MediaStream).getVideoTracks();
      mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    });
  }

  async plugCameraIn(): Promise<void> {
    await this.page.evaluate(() => {
      const { mediaDevices } = navigator;
      // The browser's own is still on the prototype.
      Reflect.deleteProperty(mediaDevices, 'getUserMedia');
      mediaDevices.dispatchEvent(new Event('devicechange'));
    });
  }
}
