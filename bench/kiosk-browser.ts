import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { findBrowser } from '../main/hosts/web/open-browser.js';
import type { RgbImage } from '../main/vision/steps/image.js';

/** Headless Chromium with the kiosk, and a camera that shows one picture. */
export interface KioskBrowser {
  readonly pid: number;
  /** Evaluates an expression in the page. Attaches the debugger only meanwhile, as it slows frames down. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Opens the kiosk's screen without a window.
 * @param folder for the files of the browser and the camera.
 * @throws Error if Chromium is not installed.
 */
export async function openHeadlessKiosk(
  url: string,
  { width, height, data }: RgbImage,
  folder: string,
): Promise<KioskBrowser> {
  const browser = findBrowser();
  if (browser === null) throw new Error('this row needs Chromium; install it');
  const camera = join(folder, 'camera.mjpeg');
  await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ chromaSubsampling: '4:2:0', quality: 95 })
    .toFile(camera);
  const child = spawn(
    browser,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--window-size=1280,800',
      `--user-data-dir=${join(folder, 'browser')}`,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
      '--remote-debugging-port=0',
      url,
    ],
    { stdio: 'ignore' },
  );
  return {
    pid: child.pid!,
    evaluate: (expression) => evaluateIn(join(folder, 'browser'), expression),
    close: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Evaluates an expression with the browser's debugger (Chrome DevTools Protocol). */
async function evaluateIn(profile: string, expression: string): Promise<unknown> {
  // The browser writes the port that it chose to this file.
  const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const listed = await fetch(`http://127.0.0.1:${port}/json`);
  const pages = (await listed.json()) as { type: string; webSocketDebuggerUrl: string }[];
  const page = pages.find(({ type }) => type === 'page');
  if (page === undefined) throw new Error('the browser shows no page');
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  await once(socket, 'open');
  const params = { expression, returnByValue: true };
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
  const [answer] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  const { result } = JSON.parse(answer.toString()) as { result: { result: { value: unknown } } };
  return result.result.value;
}
