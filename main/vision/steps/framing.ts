import type { Box, Point } from '../../../contract/face.js';
import type { Framing } from '../../../contract/calls/models.js';
import { alignmentOnto } from './align.js';
import type { Picture } from './picture.js';
import { fitSimilarity } from '../similarity.js';

/**
 * Positions of the eyes, nose tip and mouth corners in a square of 112 pixels
 * (deepinsight/insightface, `face_align.py`, `arcface_dst`).
 */
const arcFacePoints: readonly Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];
const arcFaceSidePx = 112;

/** Crops a face for an embedding net: three planes (NCHW) of `sidePx²` values, RGB 0 to 255. */
export function cropFace(
  picture: Picture,
  face: {
    readonly box: Box;
    readonly landmarks: readonly Point[];
    readonly points5: readonly Point[];
  },
  framing: Framing,
  sidePx: number,
): Float32Array {
  const planes = new Float32Array(3 * sidePx * sidePx);
  const square = { width: sidePx, height: sidePx };
  switch (framing.kind) {
    case 'mean-face': {
      const placement = { left: 0.5 - framing.scale / 2, ...framing };
      picture.cropPlanes(alignmentOnto(face.landmarks, sidePx, placement), square, planes);
      break;
    }
    case 'five-points': {
      const scale = sidePx / arcFaceSidePx;
      const points = arcFacePoints.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
      picture.cropPlanes(fitSimilarity(face.points5, points), square, planes);
      break;
    }
    case 'box':
      picture.resizePlanes(boxWithMargin(picture, face.box, framing.marginShare), square, planes);
  }
  return planes;
}

/** A box enlarged by a margin, in whole pixels and clipped to the picture. */
function boxWithMargin(picture: Picture, box: Box, marginShare: number): Box {
  const margin = (marginShare * (box.width + box.height)) / 4;
  const x = Math.max(0, Math.trunc(box.x - margin));
  const y = Math.max(0, Math.trunc(box.y - margin));
  const right = Math.min(picture.width, Math.trunc(box.x + box.width + margin));
  const bottom = Math.min(picture.height, Math.trunc(box.y + box.height + margin));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}
