import type { Health } from '../../contract/calls/overview.js';
import type { CameraOwner } from './camera-owner.js';

/** The kiosk sends a picture at least every few seconds, also while no one is near. */
const silentMs = 60_000;

/**
 * Whether pictures come from the kiosk's camera.
 * @param screen that asks; null for none, so that a camera that waits for an administrator is silent.
 */
export function cameraHealth<Screen extends object>(
  camera: CameraOwner<Screen>,
  screen: Screen | null,
  nowMs = Date.now(),
): Health['camera'] {
  const atMs = camera.lastPictureAtMs;
  if (atMs === null) return { state: 'none', lastPictureAt: null };
  const lastPictureAt = new Date(atMs).toISOString();
  if (nowMs - atMs <= silentMs) return { state: 'working', lastPictureAt };
  return {
    state: screen !== null && camera.isOwnedBy(screen) ? 'paused' : 'silent',
    lastPictureAt,
  };
}
