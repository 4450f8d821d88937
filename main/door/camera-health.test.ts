import { expect, test } from 'vitest';
import { cameraHealth } from './camera-health.js';
import { CameraOwner } from './camera-owner.js';

const [kiosk, office] = [{ id: 1 }, { id: 2 }];
const at = '2026-03-02T08:00:00.000Z';

test('a camera works, waits for its own screen, or is silent', () => {
  const camera = new CameraOwner<object>(() => undefined);
  const stateFor = (screen: object, seconds: number): string =>
    cameraHealth(camera, screen, Date.parse(at) + seconds * 1000).state;
  expect(stateFor(office, 0)).toBe('none');
  camera.claim(kiosk, false);
  expect(stateFor(kiosk, 0)).toBe('none');
  camera.lastPictureAtMs = Date.parse(at);
  expect([stateFor(office, 60), stateFor(kiosk, 60)]).toEqual(['working', 'working']);
  expect([stateFor(office, 61), stateFor(kiosk, 61)]).toEqual(['silent', 'paused']);
  expect(cameraHealth(camera, office).lastPictureAt).toBe(at);
});
