import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { findBrowser } from '../main/hosts/web/open-browser.js';
import type { RgbImage } from '../main/vision/steps/image.js';

/** Headless Chromium with the kiosk, and a camera that plays a film. */
export interface KioskBrowser {
  readonly pid: number;
  /** Evaluates an expression in the page. Attaches the debugger only for that time, because it slows frames down. */
  evaluate(expression: string): Promise<unknown>;
  /**
   * Loads the page again.
   * @param script runs in the new page before its own.
   * @returns the first value of the expression that is not null. @throws Error if it stays null for half a minute.
   */
  reload(script: string, expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A picture as JPEG: as a file `.mjpeg` with one or more of them, Chromium's fake camera plays them in a loop. */
export async function jpegOf({ width, height, data }: RgbImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ chromaSubsampling: '4:2:0', quality: 95 })
    .toBuffer();
}

/**
 * Opens the kiosk's screen without a window.
 * @param film of the camera, in Motion JPEG; Chromium plays it with 30 pictures a second.
 * @param folder for the files of the browser and the camera.
 * @throws Error if Chromium is not installed.
 */
export async function openHeadlessKiosk(
  url: string,
  film: Uint8Array,
  folder: string,
): Promise<KioskBrowser> {
  const browser = findBrowser();
  if (browser === null) throw new Error('this row needs Chromium; install it');
  const camera = join(folder, 'camera.mjpeg');
  await writeFile(camera, film);
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
    evaluate: (expression) =>
      attached(join(folder, 'browser'), (send) => evaluate(send, expression)),
    reload: (script, expression) =>
      attached(join(folder, 'browser'), async (send) => {
        await send('Page.enable', {});
        await send('Page.addScriptToEvaluateOnNewDocument', { source: script });
        await send('Page.reload', {});
        for (let turn = 0; turn < 300; turn++) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          const value = await evaluate(send, expression).catch(() => null);
          if (value !== null && value !== undefined) return value;
        }
        throw new Error(`in the page, ${expression} has no value`);
      }),
    close: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

type Send = (method: string, params: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Does something with the page through the browser's debugger (Chrome DevTools Protocol). */
async function attached<Value>(
  profile: string,
  work: (send: Send) => Promise<Value>,
): Promise<Value> {
  // The browser writes the port that it chose to this file.
  const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const listed = await fetch(`http://127.0.0.1:${port}/json`);
  const pages = (await listed.json()) as { type: string; webSocketDebuggerUrl: string }[];
  const page = pages.find(({ type }) => type === 'page');
  if (page === undefined) throw new Error('the browser shows no page');
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  await once(socket, 'open');
  let last = 0;
  const send: Send = async (method, params) => {
    const id = (last += 1);
    socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [message] = (await once(socket, 'message')) as [Buffer];
      const answer = JSON.parse(message.toString()) as { id?: number; result?: unknown };
      // The others are events.
      if (answer.id === id) return answer.result;
    }
  };
  try {
    return await work(send);
  } finally {
    socket.close();
  }
}

async function evaluate(send: Send, expression: string): Promise<unknown> {
  const result = await send('Runtime.evaluate', { expression, returnByValue: true });
  return (result as { result: { value: unknown } }).result.value;
}
