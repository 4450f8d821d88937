import { expect, test } from 'vitest';
import { Session } from '../access/session.js';
import { doorApi } from './api.js';
import { CameraOwner } from './camera-owner.js';
import type { Kiosk } from './kiosk.js';

test('a screen that is closed while the data folder opens does not keep the camera', async () => {
  let opened: (kiosk: Kiosk) => void = () => undefined;
  const opening = new Promise<Kiosk>((resolve) => (opened = resolve));
  const camera = new CameraOwner<Session>(() => undefined);
  const kiosk = { camera, start: () => Promise.resolve({}) };
  const unused = () => {
    throw new Error('not used');
  };
  const apiOf = (session: Session) =>
    doorApi({ kiosk: () => opening, data: unused, vision: unused, session });
  const [closed, next] = [new Session(), new Session()];
  const started = apiOf(closed)['kiosk.start']({ takeOver: false });
  closed.close();
  opened(kiosk as unknown as Kiosk);
  await expect(started).rejects.toMatchObject({ code: 'cancelled' });
  await apiOf(next)['kiosk.start']({ takeOver: false });
  expect(camera.isOwnedBy(next)).toBe(true);
});
