import { expect, type Locator, type Page } from 'playwright/test';

/** Page object of the kiosk's screen. */
export class KioskPage {
  readonly state: Locator;

  constructor(readonly page: Page) {
    this.state = page.locator('[data-state]');
  }

  /** Waits until the state panel shows a state of this kind. */
  async expectState(kind: string, timeoutMs = 40_000): Promise<void> {
    await expect(this.state).toHaveAttribute('data-state', kind, { timeout: timeoutMs });
  }

  /** Opens the PIN dialog and submits number and PIN. */
  async enterPin(number: string, pin: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Use PIN' }).click();
    await this.fillPin(number, pin);
  }

  /** Submits number and PIN in the open dialog. */
  async fillPin(number: string, pin: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Employee number or code', { exact: true }).fill(number);
    await dialog.getByLabel('PIN', { exact: true }).fill(pin);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    // Once answered, the dialog is closed or accepts another attempt.
    await expect(dialog.locator('[aria-disabled=true]')).toHaveCount(0);
  }

  /**
   * Chromium's fake camera cannot be unplugged, so this simulates it: the track ends, and no camera is
   * found until `plugCameraIn`.
   */
  async unplugCamera(): Promise<void> {
    await this.page.evaluate(() => {
      const { mediaDevices } = navigator;
      const video = document.querySelector('video')!;
      const [track] = (video.srcObject as MediaStream).getVideoTracks();
      mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    });
  }

  async plugCameraIn(): Promise<void> {
    await this.page.evaluate(() => {
      const { mediaDevices } = navigator;
      // This uncovers the original method on the prototype.
      Reflect.deleteProperty(mediaDevices, 'getUserMedia');
      mediaDevices.dispatchEvent(new Event('devicechange'));
    });
  }
}
