import type { Box, Point } from '../../../contract/face.js';
import type { Detection } from './detect.js';
import type { Window } from './mtcnn-windows.js';
import { angleOf, rotate } from '../similarity.js';

/** Converts MTCNN's window and five points (eyes, nose tip, mouth corners) to a detection. */
export function toDetection({
  left,
  top,
  right,
  bottom,
  score,
  points,
}: Window & {
  readonly points: readonly Point[];
}): Detection {
  // Windows count pixels from 1 and include the last one; boxes start at 0.
  const box = { x: left - 1, y: top - 1, width: right - left + 1, height: bottom - top + 1 };
  return { box, score, keyPoints: points, landmarkSquare: squareAround(box, points) };
}

/**
 * The landmark net's crop for an MTCNN box: moved and enlarged to match the net's training crops. Medians
 * over 432 photos of lfw-dev, along the face's own axes.
 */
function squareAround(box: Box, points: readonly Point[]): Detection['landmarkSquare'] {
  const offset = rotate(
    { x: 0.017 * box.width, y: 0.138 * box.height },
    angleOf(points[0]!, points[1]!),
  );
  return {
    centre: { x: box.x + box.width / 2 + offset.x, y: box.y + box.height / 2 + offset.y },
    sidePx: Math.max(box.width * 1.211, box.height * 0.902),
  };
}
