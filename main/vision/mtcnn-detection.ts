import type { Point } from '../../preload/face.js';
import type { Detection } from './detect.js';
import type { Window } from './mtcnn-windows.js';

/** MTCNN's window and five points (eyes, nose, corners of the mouth) as a detection. */
export function toDetection({ left, top, right, bottom, score, points }: Window & {
  readonly points: readonly Point[];
}): Detection {
  return {
    // Pixels from 1, the last one included, become a box with its corner at 0.
    box: { x: left - 1, y: top - 1, width: right - left + 1, height: bottom - top + 1 },
    score,
    keyPoints: points,
    landmarkSquare: squareAround(points),
  };
}

/** TODO */
function squareAround(points: readonly Point[]): Detection['landmarkSquare'] {
  return { centre: points[2]!, sidePx: 1 };
}
