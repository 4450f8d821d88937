import type { Analysis, Face, Quality, QualityMeasureName } from '../../../contract/face.js';

/** A measure that passes. */
const passed = { value: 1, reason: null };

/** A quality with the given reasons by measure; usable without any. */
export function quality(
  score = 0.8,
  reasons: Partial<Record<QualityMeasureName, string>> = {},
): Quality {
  const measures: Quality['measures'] = {
    sharpness: passed,
    brightness: passed,
    contrast: passed,
    faceWidthPx: passed,
    yawDegrees: passed,
    pitchDegrees: passed,
    rollDegrees: passed,
    occlusion: passed,
    cutOff: passed,
  };
  for (const [name, reason] of Object.entries(reasons)) {
    measures[name as QualityMeasureName] = { value: 0, reason };
  }
  return { score, usable: Object.keys(reasons).length === 0, measures };
}

/** A face with an embedding, by default in the middle of a picture of 640 × 480 pixels. */
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

/** A face of the given width in the top left corner. */
export function faceOfWidth(embedding: Float32Array, width: number): Face {
  return face(embedding, { box: { x: 0, y: 0, width, height: width } });
}

/** The analysis of a picture of 640 × 480 pixels with these faces. */
export function analysis(...faces: readonly Face[]): Analysis {
  return { width: 640, height: 480, faces, modelId: 'synthetic/1' };
}
