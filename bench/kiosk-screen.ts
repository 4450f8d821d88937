import { fileURLToPath } from 'node:url';
import type { App } from '../main/app/app.js';
import { startWebServer } from '../main/hosts/web/server.js';
import { findPackageRoot } from '../models/package-root.js';
import { serve } from '../contract/transport/serve.js';
import { openHeadlessKiosk, type KioskBrowser } from './kiosk-browser.js';

/**
 * Runs the real screen: Chromium with its fake camera, the socket and the models.
 * @param film of the camera, in Motion JPEG.
 * @param folder for the files of the browser.
 * @param use gets the browser once the door answers its frames, and how many it has answered.
 */
export async function withKioskScreen<Value>(
  app: App,
  film: Uint8Array,
  folder: string,
  use: (browser: KioskBrowser, answered: () => number) => Promise<Value>,
): Promise<Value> {
  let frames = 0;
  const send = serve(app.api, () => undefined);
  const server = await startWebServer({
    folder: fileURLToPath(new URL('dist/renderer', findPackageRoot())),
    port: 0,
    openSession: () => ({
      send: async (call, input) => {
        const reply = await send(call, input);
        if (call === 'kiosk.frame' && reply.ok && reply.value !== null) frames += 1;
        return reply;
      },
      isSignedIn: () => false,
      close: () => undefined,
    }),
  });
  const browser = await openHeadlessKiosk(server.url, film, folder);
  try {
    const opened = performance.now();
    while (frames < 20) {
      if (performance.now() - opened > 30_000) throw new Error('the screen sends no frames');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return await use(browser, () => frames);
  } finally {
    await browser.close();
    await server.close();
  }
}
