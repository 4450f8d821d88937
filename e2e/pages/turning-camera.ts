import type { Locator, Page } from 'playwright/test';
import sharp from 'sharp';
import { portrait } from '../../main/hosts/testing/photos.js';
import { turnedHead } from '../setup/turning-head.js';

/** Far enough to count as turned; the head gets there in some frames. */
const farDegrees = 28;
const stepsToFar = 4;
const degree = Math.PI / 180;

/** Where the head of the camera turns, as it sees it itself: per direction, 1 or −1 of yaw and of pitch. */
const turns = {
  left: { yaw: 1, pitch: 0 },
  right: { yaw: -1, pitch: 0 },
  up: { yaw: 0, pitch: 1 },
  down: { yaw: 0, pitch: -1 },
} as const;
type Turn = keyof typeof turns;

/** A camera that shows ada, who turns her head when the test says so. */
export class TurningCamera {
  private constructor(private readonly page: Page) {}

  /**
   * Replaces the camera of an open page.
   * @param isSame whether the page takes it for the same camera. Otherwise it is what a program would offer.
   */
  static async plugIn(page: Page, isSame: boolean): Promise<TurningCamera> {
    const photo = await portrait('ada', 3);
    const pictures: Record<string, string[]> = {};
    for (const [turn, { yaw, pitch }] of Object.entries(turns)) {
      pictures[turn] = [];
      for (let step = 0; step <= stepsToFar; step++) {
        const angle = ((farDegrees * step) / stepsToFar) * degree;
        const head = await turnedHead(photo, { yaw: yaw * angle, pitch: pitch * angle });
        pictures[turn].push((await inRoom(head)).toString('base64'));
      }
    }
    await page.evaluate(showCamera, { pictures, isSame });
    return new TurningCamera(page);
  }

  /** Does what a text asks, such as "Turn your head to the left"; leaves out the first nod that it may. */
  async follow(text: string, cannot: Locator): Promise<void> {
    if (/Tilt your head/.test(text) && (await cannot.isVisible())) {
      await cannot.click({ timeout: 1_000 }).catch(() => undefined);
    } else if (/to the left/.test(text)) await this.look('left');
    else if (/to the right/.test(text)) await this.look('right');
    else if (/Tilt your head up/.test(text)) await this.look('up');
    else if (/Tilt your head down/.test(text)) await this.look('down');
    else await this.look('ahead');
  }

  private async look(turn: Turn | 'ahead'): Promise<void> {
    await this.page.evaluate((to) => {
      (window as unknown as { lookAt: (turn: string) => void }).lookAt(to);
    }, turn);
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
  isSame,
}: {
  pictures: Record<string, string[]>;
  isSame: boolean;
}) {
  const decode = (text: string): Promise<ImageBitmap> => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  };
  const arms = new Map<string, ImageBitmap[]>();
  for (const [turn, texts] of Object.entries(pictures)) {
    arms.set(turn, await Promise.all(texts.map(decode)));
  }
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d')!;
  let turn = 'left';
  let step = 0;
  let target = 'ahead';
  let count = 0;
  setInterval(() => {
    // From one direction to another by way of straight ahead.
    if (turn !== target && step > 0) step -= 1;
    else if (target !== 'ahead') {
      turn = target;
      step = Math.min(step + 1, arms.get(turn)!.length - 1);
    }
    count += 1;
    // A hair's breadth, so that the picture is never frozen.
    context.drawImage(arms.get(turn)![step]!, count % 2, 0);
  }, 100);
  Object.assign(window, { lookAt: (to: string) => (target = to) });
  const { mediaDevices } = navigator;
  const before = document.querySelector('video')?.srcObject as MediaStream | null;
  const [track] = before?.getVideoTracks() ?? [];
  // None where no camera was open before.
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
