import type { Box, Point } from '../../../contract/face.js';
import { meanOf } from '../similarity.js';
import type { Mat } from './opencv.js';
import { cornersIn, followPoints } from './optical-flow.js';

/** A face in a picture, for measuring how it moved. */
export interface MovingFace {
  readonly box: Box;
  readonly landmarks: readonly Point[];
}

/** A point in two pictures. */
export interface PointPair {
  readonly start: Point;
  readonly end: Point;
}

const maxPoints = 150;

/**
 * Follows corners of a face from one grey picture to another. The mouth is left out, because it moves on its own.
 * @param before the face in `from`.
 */
export function followFace(from: Mat, to: Mat, before: MovingFace): PointPair[] {
  const { box, landmarks } = before;
  const outline = faceOutline(landmarks);
  const mouth = landmarks.slice(48, 60);
  const area = {
    left: box.x,
    right: box.x + box.width,
    top: Math.min(...landmarks.map(({ y }) => y)),
    bottom: box.y + box.height,
    contains: (point: Point) => isInside(point, outline) && !isInside(point, mouth),
  };
  const cellPx = Math.max(3, Math.round(box.width / 22));
  const corners = cornersIn(from, area, cellPx, maxPoints);
  return pairsOf(corners, followPoints(from, to, corners));
}

/** The points that were not lost. */
export function pairsOf(starts: readonly Point[], ends: readonly (Point | null)[]): PointPair[] {
  return starts.flatMap((start, index) => {
    const end = ends[index];
    return end == null ? [] : [{ start, end }];
  });
}

/** Distance between the eyes' centres, in pixels (iBUG landmarks 36–41 and 42–47). */
export function interOcularPx(landmarks: readonly Point[]): number {
  const left = meanOf(landmarks.slice(36, 42));
  const right = meanOf(landmarks.slice(42, 48));
  return Math.hypot(right.x - left.x, right.y - left.y);
}

/** The jaw and the brows, a polygon around the face (iBUG landmarks 0–16 and 17–26). */
function faceOutline(landmarks: readonly Point[]): Point[] {
  return [...landmarks.slice(0, 17), ...landmarks.slice(17, 27).toReversed()];
}

/** Even-odd rule. */
function isInside({ x, y }: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  for (const [index, end] of polygon.entries()) {
    const start = polygon.at(index - 1)!;
    if (end.y > y === start.y > y) continue;
    if (x < ((start.x - end.x) * (y - end.y)) / (start.y - end.y) + end.x) inside = !inside;
  }
  return inside;
}
