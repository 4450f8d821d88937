import type { CameraState } from '../camera/camera-state.js';

/** What to do about a camera without a picture; null for one that works or starts. */
export function cameraProblem(camera: CameraState): string | null {
  if (camera === 'live' || camera === 'starting') return null;
  return camera === 'refused'
    ? 'Camera access is blocked. Allow it in the browser.'
    : 'The camera does not deliver a picture. Check it.';
}
