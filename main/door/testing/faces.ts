import type { Face, Quality, QualityMeasureName } from '../../../contract/face.js';
import { unitVectors } from '../../gallery/testing/synthetic.js';
import type { TrackDistances } from '../tracker.js';

const people = unitVectors(10, 128, 42);

/** The embedding of person 0 to 9; any two are far apart. */
export function person(number: number): Float32Array {
  return people[number]!;
}

/** Distances at which two of these people are never one. */
export const distances: TrackDistances = { same: () => 0.35, possible: 0.55 };

const names: readonly QualityMeasureName[] = [
  'sharpness',
  'brightness',
  'contrast',
  'faceWidthPx',
  'yawDegrees',
  'pitchDegrees',
  'rollDegrees',
  'occlusion',
  'cutOff',
];

/** A good quality, except for the given bad measures. */
export function quality(bad: Partial<Record<QualityMeasureName, number>> = {}): Quality {
  const measures = Object.fromEntries(
    names.map((name) => [
      name,
      { value: bad[name] ?? 100, reason: bad[name] === undefined ? null : `bad ${name}` },
    ]),
  ) as Quality['measures'];
  const usable = Object.keys(bad).length === 0;
  return { score: usable ? 1 : 0, usable, measures };
}

/** A face in a frame of 640 × 480 pixels. */
export function face(
  embedding: Float32Array,
  { x = 200, width = 160, usable = true }: { x?: number; width?: number; usable?: boolean } = {},
): Face {
  return {
    box: { x, y: 120, width, height: width },
    score: 0.9,
    points5: [],
    landmarks: [],
    quality: usable ? quality() : quality({ yawDegrees: 60 }),
    embedding,
  };
}
