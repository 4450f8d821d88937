import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '../app/app.js';
import { compiledApp } from '../app/testing/compiled-app.js';
import { temporaryFolder } from '../storage/testing/folder.js';

/* Through the services, with real files. */

/** Closed when the running test finishes, before its folder is removed: closing writes to the folder. */
async function open(folder: string): Promise<App> {
  const { openApp } = await compiledApp();
  const app = openApp({ folder, onNotice: () => undefined });
  onTestFinished(() => app.close());
  return app;
}

const webcam = { deviceId: 'a1', label: 'HD Webcam' };
const program = { deviceId: 'b2', label: 'HD Webcam' };

test('the first camera is pinned, also for the next start, until an administrator allows another', async () => {
  const folder = join(await temporaryFolder(), 'data');
  const first = await open(folder);
  expect(await first.api['kiosk.useCamera'](webcam)).toEqual({ isAllowed: true });
  // The name proves nothing: a program can choose it.
  expect(await first.api['kiosk.useCamera'](program)).toEqual({ isAllowed: false });
  const [entry] = await first.api['audit.list']({ count: 1 });
  expect(entry).toMatchObject({
    action: 'settings.change',
    via: 'service',
    before: { pinnedCamera: null },
    after: { pinnedCamera: webcam },
  });
  await first.close();
  const { api } = await open(folder);
  expect(await api['kiosk.useCamera'](program)).toEqual({ isAllowed: false });
  expect(await api['kiosk.useCamera'](webcam)).toEqual({ isAllowed: true });
  await api['settings.change']({ pinnedCamera: null });
  expect(await api['kiosk.useCamera'](program)).toEqual({ isAllowed: true });
  expect(await api['kiosk.useCamera'](webcam)).toEqual({ isAllowed: false });
});

test('without the liveness check any camera is allowed, and none is pinned', async () => {
  const { api } = await open(join(await temporaryFolder(), 'data'));
  await api['settings.change']({ liveness: 'off' });
  expect(await api['kiosk.useCamera'](webcam)).toEqual({ isAllowed: true });
  expect(await api['kiosk.useCamera'](program)).toEqual({ isAllowed: true });
  expect((await api['settings.get']({})).pinnedCamera).toBeNull();
});

test('settings exported for another kiosk do not name this kiosk’s camera', async () => {
  const { api } = await open(join(await temporaryFolder(), 'data'));
  await api['kiosk.useCamera'](webcam);
  const { text } = await api['settings.export']({});
  expect(text).not.toMatch(/HD Webcam|pinnedCamera/);
});
