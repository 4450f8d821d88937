import type { Point } from '../../contract/face.js';
import { meanOf } from './similarity.js';

/**
 * Where the nose tip is between the eyes and the mouth. With the eyes' centres El and Er, their middle E and
 * the mouth's middle M, the tip is E + across · (Er − El) + down · (M − E). No motion of a flat picture that
 * is affine in the image changes it; turning a head changes `across`, nodding changes `down`.
 */
export interface NoseCoordinate {
  /** Grows when the nose tip moves to the right in the image. 0.15 is about 15° (docs/liveness.md). */
  readonly across: number;
  /** Grows when the nose tip moves down in the image. */
  readonly down: number;
}

/** @param landmarks the 68 iBUG landmarks. */
export function noseCoordinate(landmarks: readonly Point[]): NoseCoordinate {
  const left = meanOf(landmarks.slice(36, 42));
  const right = meanOf(landmarks.slice(42, 48));
  const mouth = meanOf([landmarks[48]!, landmarks[54]!]);
  const eyes = meanOf([left, right]);
  const along = { x: right.x - left.x, y: right.y - left.y };
  const away = { x: mouth.x - eyes.x, y: mouth.y - eyes.y };
  const nose = { x: landmarks[30]!.x - eyes.x, y: landmarks[30]!.y - eyes.y };
  const area = along.x * away.y - along.y * away.x;
  return {
    across: (nose.x * away.y - nose.y * away.x) / area,
    down: (along.x * nose.y - along.y * nose.x) / area,
  };
}
