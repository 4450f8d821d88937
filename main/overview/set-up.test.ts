import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compiledApp } from '../app/testing/compiled-app.js';
import { temporaryFolder } from '../storage/testing/folder.js';

/* Through the services, with real files. */

test('each step is done when its result is in the data folder', async () => {
  const { openApp } = await compiledApp();
  const folder = await temporaryFolder();
  const app = openApp({ folder: join(folder, 'data'), onNotice: () => undefined });
  // Before the folder is removed, since closing writes to it.
  onTestFinished(() => app.close());
  const { api } = app;
  const open = async (): Promise<string[]> => {
    const steps = await api['overview.setUp']({});
    return steps.filter(({ isDone }) => !isDone).map(({ step }) => step);
  };
  expect(await open()).toEqual(['administrator', 'site', 'camera', 'people', 'door', 'backup']);
  await api['accounts.add']({ name: 'grace', role: 'administrator', password: 'correct horse' });
  await api['settings.change']({ operator: 'Example Ltd' });
  await api['kiosk.useCamera']({ deviceId: 'a1', label: 'HD Webcam' });
  expect(await open()).toEqual(['people', 'door', 'backup']);
  await api['people.addWithPin']({ name: 'ada', number: '0042', pin: '2468' });
  expect(await open()).toEqual(['door', 'backup']);
  await api['kiosk.pin']({ number: '0042', pin: '2468', direction: 'in' });
  await api['backup.write']({ out: join(folder, 'b.backup'), password: 'a long password' });
  expect(await open()).toEqual([]);
});
