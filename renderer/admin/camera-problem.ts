import type { CameraState } from '../camera/camera-state.js';
import { t } from './messages/text.js';

/** What to do about a camera without a picture; null for one that works or starts. */
export function cameraProblem(camera: CameraState): string | null {
  if (camera === 'live' || camera === 'starting') return null;
  return t(camera === 'refused' ? 'common.cameraBlocked' : 'common.cameraSilent');
}
