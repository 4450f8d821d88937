import type { Box, Point } from '../../../contract/face.js';
import type { PhantomRule } from '../analyse-options.js';

/** A detected box, with the landmarks that were located in it. */
export interface LocatedFace {
  readonly box: Box;
  /** Detector score, 0 to 1. */
  readonly score: number;
  /** The detector's left eye, right eye and further points. */
  readonly keyPoints: readonly Point[];
  /** The 68 iBUG landmarks. */
  readonly landmarks: readonly Point[];
}

/*
 * Phantoms are boxes that show no face: an eye, hair, a logo, the background. The landmark net is
 * independent of the detector: in a face, its landmarks fill the detector's box; elsewhere they collapse.
 * docs/accuracy.md has the measurements behind the limits.
 */

/**
 * Minimum spread of the landmarks. The largest face of a photo has at least 0.68 (in profile; with one half
 * covered, 0.71), a further face 0.79, and one with a much lower score than a larger face 0.83. Most
 * phantoms have at most 0.5, some up to 0.75.
 */
const minSpread = { largest: 0.63, further: 0.7, doubtful: 0.8 };

/** A further box is doubtful if its score is lower than a larger face's by more than this. */
const doubtfulBelow = 0.15;

/**
 * Faces whose eyes the detector places closer than this share of the box's width are in profile. There the
 * landmark net fails too, so that it says nothing. Phantoms have 0.3 to 0.5, with one exception.
 */
const profileEyeDistance = 0.15;

/**
 * With a higher score than this, MTCNN is right even where the landmarks fail, as for hidden or blurred
 * faces: so were all 12 such boxes. BlazeFace hardly ever gives such scores, and never to phantoms.
 */
const sureScore = 0.965;

/**
 * Beside a face, a box in a camera frame needs this spread. It is lower, as people who turn away must be found there
 * too; most phantoms are below it.
 */
const minSpreadAtCamera = 0.4;

/**
 * A box with a larger share of its area inside a larger face is a part of that face. Two faces that overlap
 * have at most 0.4.
 */
const maxShareInside = 0.5;

/**
 * Removes the phantoms among detected boxes.
 * @param faces largest first.
 * @returns the faces, in the same order.
 */
export function withoutPhantoms<F extends LocatedFace>(
  faces: readonly F[],
  rule: PhantomRule,
): readonly F[] {
  if (rule === 'none') return faces;
  const confirmed = faces.filter((face) => fills(face, minSpread.largest));
  if (rule === 'camera') return withoutCollapsed(faces, confirmed.length > 0);
  const kept: F[] = [];
  for (const face of confirmed) {
    if (kept.every((larger) => isSecondFace(face, larger))) kept.push(face);
  }
  return kept;
}

/** A person alone before the camera stays, however blurred or turned away, and gets a hint. */
function withoutCollapsed<F extends LocatedFace>(
  faces: readonly F[],
  hasFace: boolean,
): readonly F[] {
  if (!hasFace) return faces;
  return faces.filter((face) => fills(face, minSpreadAtCamera));
}

/** Whether a box is a separate face beside a larger one. */
function isSecondFace(face: LocatedFace, larger: LocatedFace): boolean {
  if (shareInside(face.box, larger.box) > maxShareInside) return false;
  const isDoubtful = face.score < larger.score - doubtfulBelow;
  return fills(face, isDoubtful ? minSpread.doubtful : minSpread.further);
}

/** Whether the landmarks fill the box, or do not have to. */
function fills(face: LocatedFace, spread: number): boolean {
  return face.score > sureScore || isInProfile(face) || spreadOf(face) >= spread;
}

function isInProfile({ box, keyPoints: [left, right] }: LocatedFace): boolean {
  return Math.hypot(left!.x - right!.x, left!.y - right!.y) < profileEyeDistance * box.width;
}

/** The longer side of the landmarks' bounding box, as a share of the detected box's width. */
export function spreadOf({ box, landmarks }: Pick<LocatedFace, 'box' | 'landmarks'>): number {
  const lengthOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const across = lengthOf(landmarks.map(({ x }) => x));
  const down = lengthOf(landmarks.map(({ y }) => y));
  return Math.max(across, down) / box.width;
}

/** The share of a box's area that is inside another box, 0 to 1. */
export function shareInside(box: Box, other: Box): number {
  const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (box.width * box.height);
}
