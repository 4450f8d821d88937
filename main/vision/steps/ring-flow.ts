import type { FaceMotion, Point } from '../../../contract/face.js';
import { apply, fitSimilarity, type Similarity } from '../similarity.js';
import { interOcularPx, pairsOf, type MovingFace, type PointPair } from './face-flow.js';
import type { Mat } from './opencv.js';
import { cornersIn, followPoints } from './optical-flow.js';

/**
 * The ring, in widths and heights of the box from its centre. It ends above the shoulders, which move with the face
 * when people walk (measured: docs/liveness.md, "Where the limits come from").
 */
const ring = { side: 1.5, above: 1.3, below: 0.1 } as const;
/** The head with its hair inside it, as an ellipse. */
const head = { halfWidth: 0.85, halfHeight: 1.1 } as const;
/** The part of the ring that is close to the head ends at this many times the size of that ellipse. */
const nearUpTo = 1.1;
const maxPoints = 120;
/** Points that the face's motion would move less than this, in inter-ocular distances, say nothing. */
const minExpectedShift = 0.1;
/** Shares of the expected motion: from here on a point moves with the face, up to here it stays. */
const withFaceFrom = 0.65;
const stillUpTo = 0.35;
/**
 * A room stays within the error of the flow; what is on a screen moves with the hand that holds it. In shares
 * of the picture's longer side: 1.2 pixels of 640. Of replays, 28% passed without this limit, 3% with it.
 */
const stillWithin = 1.2 / 640;
/** Fewer followed points say nothing. Before a plain wall there are hardly more. */
const minPoints = 8;

/**
 * The motion of a face, by its landmarks. (By points followed on the face, smaller motions can be measured, but
 * in those, hair and shoulders move with the face: docs/liveness.md.)
 */
export function motionOf(before: MovingFace, now: MovingFace): Similarity {
  return fitSimilarity(before.landmarks, now.landmarks);
}

/** The largest distance that a corner of the face's box moved, in inter-ocular distances. */
export function shiftOf({ box, landmarks }: MovingFace, motion: Similarity): number {
  const { x, y, width, height } = box;
  const corners = [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ];
  const farthest = Math.max(...corners.map((corner) => distance(corner, apply(motion, corner))));
  return farthest / interOcularPx(landmarks);
}

/**
 * Compares the motion of corners around a head with that of the face. Null if the face hardly moved, or too
 * few corners can be followed.
 * @param before the face in the grey picture `from`. @param motion what it did until `to`.
 */
export function measureRingFlow(
  from: Mat,
  to: Mat,
  { box, landmarks }: MovingFace,
  motion: Similarity,
): FaceMotion['ring'] {
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  /** 1 on the outline of the head. */
  const fromHead = ({ x, y }: Point): number =>
    Math.hypot(
      (x - centre.x) / (head.halfWidth * box.width),
      (y - centre.y) / (head.halfHeight * box.height),
    );
  const area = {
    left: centre.x - ring.side * box.width,
    right: centre.x + ring.side * box.width,
    top: centre.y - ring.above * box.height,
    bottom: centre.y + ring.below * box.height,
    contains: (point: Point) => fromHead(point) > 1,
  };
  const minShiftPx = minExpectedShift * interOcularPx(landmarks);
  const cellPx = Math.max(6, Math.round(box.width / 8));
  const corners = cornersIn(from, area, cellPx, maxPoints).filter(
    (point) => distance(point, apply(motion, point)) >= minShiftPx,
  );
  if (corners.length < minPoints) return null;
  const stillPx = stillWithin * Math.max(from.cols, from.rows);
  const pairs = pairsOf(corners, followPoints(from, to, corners));
  if (pairs.length < minPoints) return null;
  const moved = pairs.filter((pair) => shareOfMotion(pair, motion) >= withFaceFrom);
  const stayed = pairs
    .filter(({ start, end }) => distance(start, end) <= stillPx)
    .filter((pair) => shareOfMotion(pair, motion) <= stillUpTo);
  const isNear = ({ start }: PointPair): boolean => fromHead(start) <= nearUpTo;
  return {
    withFace: moved.length / pairs.length,
    still: stayed.length / pairs.length,
    points: pairs.length,
    near: { withFace: moved.filter(isNear).length, still: stayed.filter(isNear).length },
  };
}

/** How far a point moved along with a motion: 0 not at all, 1 just as far. */
function shareOfMotion({ start, end }: PointPair, motion: Similarity): number {
  const there = apply(motion, start);
  const [x, y] = [there.x - start.x, there.y - start.y];
  return ((end.x - start.x) * x + (end.y - start.y) * y) / (x * x + y * y);
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
