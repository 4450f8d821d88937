import type { Locator, Page } from 'playwright/test';
import sharp from 'sharp';
import { portrait } from '../../main/hosts/testing/photos.js';
import { turnedHead } from '../setup/turning-head.js';

/** Far enough to count as turned; the head gets there in some frames. */
const farDegrees = 28;
const stepsToFar = 4;
const degree = Math.PI / 180;

/** Where the head of the camera looks: −1 to its own right, 0 ahead, 1 to its own left. */
type Look = -1 | 0 | 1;

/** A camera that shows ada, who turns her head when the test says so. */
export class TurningCamera {
  private constructor(private readonly page: Page) {}

  /**
   * Replaces the camera of an open page.
   * @param isSame whether the page takes it for the same camera. Otherwise it looks like a camera that a program
   *   pretends to be.
   */
  static async plugIn(page: Page, isSame: boolean): Promise<TurningCamera> {
    const pictures: string[] = [];
    for (let step = -stepsToFar; step <= stepsToFar; step++) {
      const yaw = ((farDegrees * step) / stepsToFar) * degree;
      const head = await turnedHead(await portrait('ada', 3), { yaw, pitch: 0 });
      pictures.push((await inRoom(head)).toString('base64'));
    }
    await page.evaluate(showCamera, { pictures, middle: stepsToFar, isSame });
    return new TurningCamera(page);
  }

  /**
   * Does what the panel of a challenge asks; skips nods, because the drawn head cannot nod far enough.
   * @returns the text of the panel.
   */
  async follow(panel: Locator): Promise<string> {
    // In one step: a moment later the button would skip another direction.
    const text = await panel.evaluate((element: HTMLElement) => {
      const shown = element.innerText;
      const buttons = [...element.querySelectorAll('button')];
      const cannot = buttons.find(({ innerText }) => innerText.includes('turn this way'));
      if (shown.includes('Tilt your head')) cannot?.click();
      return shown;
    });
    await this.look(text.includes('to the left') ? 1 : text.includes('to the right') ? -1 : 0);
    return text;
  }

  private async look(look: Look): Promise<void> {
    await this.page.evaluate((to) => {
      (window as unknown as { lookAt: (step: number) => void }).lookAt(to);
    }, look * stepsToFar);
  }
}

async function inRoom(head: Buffer): Promise<Buffer> {
  const wall = { width: 640, height: 480, channels: 3, background: '#b9b6b0' } as const;
  const input = await sharp(head).resize(300).png().toBuffer();
  return sharp({ create: wall })
    .composite([{ input, left: 170, top: 60 }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Runs in the page: a canvas that moves one picture a tenth of a second towards where the head looks. */
async function showCamera({
  pictures,
  middle,
  isSame,
}: {
  pictures: string[];
  middle: number;
  isSame: boolean;
}) {
  const bitmaps = await Promise.all(
    pictures.map((text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    }),
  );
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d')!;
  let step = 0;
  let target = 0;
  let count = 0;
  setInterval(() => {
    step += Math.sign(target - step);
    count += 1;
    // A very small movement, so that the picture never counts as frozen.
    context.drawImage(bitmaps[middle + step]!, count % 2, 0);
  }, 100);
  Object.assign(window, { lookAt: (to: number) => (target = to) });
  const { mediaDevices } = navigator;
  const before = document.querySelector('video')?.srcObject as MediaStream | null;
  const [track] = before?.getVideoTracks() ?? [];
  // There is none if no camera was open before.
  const settings = track?.getSettings();
  mediaDevices.getUserMedia = () => {
    const stream = canvas.captureStream(15);
    if (isSame && settings !== undefined) {
      stream.getVideoTracks()[0]!.getSettings = () => settings;
    }
    return Promise.resolve(stream);
  };
  track?.stop();
  track?.dispatchEvent(new Event('ended'));
  mediaDevices.dispatchEvent(new Event('devicechange'));
}
