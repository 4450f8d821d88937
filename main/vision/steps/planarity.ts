import type { FaceMotion } from '../../../contract/face.js';
import type { PointPair } from './face-flow.js';
import { pointMat, type OpenCv } from './opencv.js';

type Planarity = Omit<NonNullable<FaceMotion['planarity']>, 'turn'>;

/** With fewer points a homography fits anything. */
const minPoints = 12;

/**
 * How well one homography (least median of squares) explains the motion of a face: exactly for a flat
 * picture of one. Null with too few points.
 * @param pairs points on the face. @param unitPx the distance between the eyes.
 */
export function measurePlanarity(
  cv: OpenCv,
  pairs: readonly PointPair[],
  unitPx: number,
): Planarity | null {
  if (pairs.length < minPoints) return null;
  const residuals = homographyResiduals(cv, pairs);
  if (residuals === null) return null;
  residuals.sort((one, other) => one - other);
  const percentile75 = residuals[Math.floor(0.75 * (residuals.length - 1))]!;
  return { residual: percentile75 / unitPx, points: pairs.length };
}

/** Distances in pixels; null if no homography can be fitted. */
function homographyResiduals(cv: OpenCv, pairs: readonly PointPair[]): number[] | null {
  const starts = pointMat(
    cv,
    pairs.map(({ start }) => start),
  );
  const ends = pointMat(
    cv,
    pairs.map(({ end }) => end),
  );
  const homography = cv.findHomography(starts, ends, cv.LMEDS as number);
  const [a, b, c, d, e, f, g, h, i] = homography.data64F;
  const isFitted = !homography.empty();
  for (const mat of [starts, ends, homography]) mat.delete();
  if (!isFitted) return null;
  return pairs.map(({ start: { x, y }, end }) => {
    const w = g! * x + h! * y + i!;
    return Math.hypot((a! * x + b! * y + c!) / w - end.x, (d! * x + e! * y + f!) / w - end.y);
  });
}
