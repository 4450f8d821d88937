import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import sharp from 'sharp';
import { findBrowser } from '../main/hosts/open-browser.js';
import type { RgbImage } from '../main/vision/image.js';

/** Chromium showing the kiosk to nobody, with a camera that plays one picture. */
export interface KioskBrowser {
  readonly pid: number;
  close(): Promise<void>;
}

/**
 * Opens the kiosk's screen without a window.
 * @param folder for the browser's own files and the camera's.
 * @throws Error where there is no Chromium.
 */
export async function openKioskUnseen(
  url: string,
  { width, height, data }: RgbImage,
  folder: string,
): Promise<KioskBrowser> {
  const browser = findBrowser();
  if (browser === null) throw new Error('Chromium is needed for this row; install it');
  const camera = join(folder, 'camera.mjpeg');
  await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ chromaSubsampling: '4:2:0', quality: 95 })
    .toFile(camera);
  const child = spawn(
    browser,
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      ...['--window-size=1280,800', `--user-data-dir=${join(folder, 'browser')}`],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      `--use-file-for-fake-video-capture=${camera}`,
      url,
    ],
    { stdio: 'ignore' },
  );
  return {
    pid: child.pid!,
    close: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
