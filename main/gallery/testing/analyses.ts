import type { Analysis, Face, Quality, QualityMeasureName } from '../../../contract/face.js';

/** A measure's value with nothing against it. */
const fine = { value: 1, reason: null };

/** A quality with reasons against it, by measure; usable without any. */
export function quality(
  score = 0.8,
  reasons: Partial<Record<QualityMeasureName, string>> = {},
): Quality {
  const measures: Quality['measures'] = {
    sharpness: fine,
    brightness: fine,
    contrast: fine,
    faceWidthPx: fine,
    yawDegrees: fine,
    pitchDegrees: fine,
    rollDegrees: fine,
    occlusion: fine,
    cutOff: fine,
  };
  for (const [name, reason] of Object.entries(reasons)) {
    measures[name as QualityMeasureName] = { value: 0, reason };
  }
  return { score, usable: Object.keys(reasons).length === 0, measures };
}

/** A face of an embedding, in the middle of a picture of 640 × 480 unless told. */
export function face(embedding: Float32Array, change: Partial<Face> = {}): Face {
  return {
    box: { x: 220, y: 140, width: 200, height: 200 },
    score: 0.9,
    points5: [],
    landmarks: [],
    quality: quality(),
    embedding,
    ...change,
  };
}

/** A face in the top left corner, so wide. */
export function faceOfWidth(embedding: Float32Array, width: number): Face {
  return face(embedding, { box: { x: 0, y: 0, width, height: width } });
}

/** What vision says about a picture of 640 × 480 with these faces. */
export function analysis(...faces: readonly Face[]): Analysis {
  return { width: 640, height: 480, faces, modelId: 'synthetic/1' };
}
