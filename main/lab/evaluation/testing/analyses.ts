import type { Analysis, Box, Face } from '../../../../contract/face.js';
import { quality } from '../../../gallery/testing/analyses.js';

/** A face with a box; its embedding is on the unit circle, at an angle in radians. */
export function faceAt(box: Box, angle: number): Face {
  const embedding = Float32Array.of(Math.cos(angle), Math.sin(angle));
  return { box, score: 1, points5: [], landmarks: [], quality: quality(1), embedding };
}

/** The analysis of a picture of 200 × 100 pixels with these faces. */
export function analysisOf(...faces: readonly Face[]): Analysis {
  return { width: 200, height: 100, faces, modelId: 'synthetic/1' };
}
