import type {
  Box,
  Point,
  Quality,
  QualityMeasure,
  QualityMeasureName,
} from '../../../contract/face.js';
import { meanOf } from '../similarity.js';

/*
 * The quality of a face as a sample. The limits refuse what people would call a bad photo and accept
 * ordinary ones. They were set on 433 press photos (LFW); docs/accuracy.md says how many pass.
 */

/** The part of an aligned chip (`chipSidePx`) that is measured: the face and one pixel around it. */
export const measuredArea = { left: 29, top: 29, width: 92, height: 102 } as const;

/** A face to measure: its pixels, and its landmarks and box in pixels of the picture. */
export interface QualityInput {
  /** `measuredArea` of the aligned chip as three planes (NCHW), RGB 0 to 255. */
  readonly planes: Float32Array;
  readonly landmarks: readonly Point[];
  readonly box: Box;
  /** Of the picture. */
  readonly width: number;
  readonly height: number;
}

interface Limit {
  /** Samples with a lower value are refused. */
  readonly min?: number;
  /** Samples with a higher value are refused. */
  readonly max?: number;
  /** From here towards the limit, the score falls. */
  readonly good: number;
  readonly tooLow?: Reason;
  readonly tooHigh?: Reason;
}

/** Says what is wrong with a face and what to do, for people. */
type Reason = (value: number, limit: number) => string;

const tooTurned: Reason = (degrees, limit) =>
  `the head is turned ${roundedUp(degrees)}° to the side (at most ${Math.abs(limit)}° is allowed): look at the camera`;
const tooTilted: Reason = (degrees, limit) =>
  `the head is tilted ${roundedUp(degrees)}° to one side (at most ${Math.abs(limit)}° is allowed): hold it upright`;

const limits: Readonly<Record<QualityMeasureName, Limit>> = {
  sharpness: {
    min: 8,
    good: 120,
    tooLow: () => 'the face is blurred: hold still and clean the lens',
  },
  brightness: {
    min: 35,
    max: 225,
    good: 110,
    tooLow: () => 'the face is too dark: add light from the front',
    tooHigh: () => 'the face is too bright: reduce the light or turn away from it',
  },
  contrast: {
    min: 14,
    good: 35,
    tooLow: () => 'the face has too little contrast: use stronger, even light',
  },
  faceWidthPx: {
    min: 48,
    good: 110,
    tooLow: (width, limit) =>
      `the face is only ${Math.floor(width)} pixels wide (at least ${limit} pixels are needed): come closer`,
  },
  yawDegrees: { min: -40, max: 40, good: 0, tooLow: tooTurned, tooHigh: tooTurned },
  pitchDegrees: {
    min: -35,
    max: 35,
    good: 0,
    tooLow: (degrees, limit) =>
      `the head is tilted ${roundedUp(degrees)}° down (at most ${-limit}° is allowed): look at the camera`,
    tooHigh: (degrees, limit) =>
      `the head is tilted ${roundedUp(degrees)}° up (at most ${limit}° is allowed): look at the camera`,
  },
  rollDegrees: { min: -60, max: 60, good: 0, tooLow: tooTilted, tooHigh: tooTilted },
  occlusion: {
    max: 0.34,
    good: 0,
    tooHigh: () => 'part of the face seems covered: take off any mask or dark glasses',
  },
  cutOff: {
    max: 0.15,
    good: 0,
    tooHigh: (share, limit) =>
      `${roundedUp(share * 100)}% of the face is outside the picture (at most ${limit * 100}% is allowed): move to the middle`,
  },
};

/** A whole number beyond the limit, so that 40.2° is not shown as 40° against a limit of 40°. */
function roundedUp(value: number): number {
  return Math.ceil(Math.abs(value));
}

/** Measures a face. Each measure has its value, and a reason if the value is outside its limits. */
export function measureQuality(input: QualityInput): Quality {
  const grey = greyOf(input.planes);
  const face = statistics(grey, 30, 30, 90, 100);
  const pose = poseOf(input.landmarks);
  const values: Record<QualityMeasureName, number> = {
    sharpness: laplacianVariance(grey),
    brightness: face.mean,
    contrast: face.deviation,
    faceWidthPx: input.box.width,
    yawDegrees: pose.yaw,
    pitchDegrees: pose.pitch,
    rollDegrees: pose.roll,
    occlusion: coveredShare(grey, face.deviation),
    cutOff: shareOutside(input),
  };
  const names = Object.keys(limits) as QualityMeasureName[];
  const measures = Object.fromEntries(
    names.map((name) => [name, judge(values[name], limits[name])]),
  ) as Quality['measures'];
  return {
    // The worst measure decides: sharpness does not help if half of the face is missing.
    score: Math.min(...names.map((name) => scoreOf(values[name], limits[name]))),
    usable: names.every((name) => measures[name].reason === null),
    measures,
  };
}

function judge(value: number, limit: Limit): QualityMeasure {
  const { min, max, tooLow, tooHigh } = limit;
  if (min !== undefined && tooLow !== undefined && value < min) {
    return { value, reason: tooLow(value, min) };
  }
  if (max !== undefined && tooHigh !== undefined && value > max) {
    return { value, reason: tooHigh(value, max) };
  }
  return { value, reason: null };
}

/** 1 at the good value or better, falling to 0.1 at the limit and to 0 well past it. */
function scoreOf(value: number, { min, max, good }: Limit): number {
  const edge = value < good ? min : max;
  if (edge === undefined) return 1;
  const share = (value - edge) / (good - edge);
  return Math.max(0, Math.min(1, 0.1 + 0.9 * share));
}

/**
 * Luma (ITU-R BT.601) of three planes. The values are rounded first, as the limits were set on pictures of bytes, whose
 * rounding adds to the sharpness of a smooth face.
 */
function greyOf(planes: Float32Array): Float32Array {
  const size = planes.length / 3;
  const grey = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const red = (planes[at]! + 0.5) | 0;
    const green = (planes[at + size]! + 0.5) | 0;
    const blue = (planes[at + 2 * size]! + 0.5) | 0;
    grey[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return grey;
}

/** Index of a pixel of the chip in the measured area. */
function indexOf(x: number, y: number): number {
  return (y - measuredArea.top) * measuredArea.width + x - measuredArea.left;
}

/** Variance of the 4-neighbour Laplacian inside the face (Pech-Pacheco et al. 2000). */
function laplacianVariance(grey: Float32Array): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 30; y < 130; y++) {
    for (let x = 30; x < 120; x++) {
      const at = indexOf(x, y);
      const value =
        grey[at - 1]! +
        grey[at + 1]! +
        grey[at - measuredArea.width]! +
        grey[at + measuredArea.width]! -
        4 * grey[at]!;
      sum += value;
      squares += value * value;
      count += 1;
    }
  }
  return squares / count - (sum / count) ** 2;
}

/** Mean and standard deviation of a rectangle of the chip. */
function statistics(
  grey: Float32Array,
  left: number,
  top: number,
  width: number,
  height: number,
): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      const value = grey[indexOf(x, y)]!;
      sum += value;
      squares += value * value;
    }
  }
  const count = width * height;
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/**
 * The head pose from landmarks alone, accurate to a few degrees near the front, which is enough to judge
 * a sample. The nose tip is about 0.55 eye distances in front of the plane of eyes and mouth, so it moves
 * sideways with yaw and up and down with pitch.
 */
function poseOf(landmarks: readonly Point[]): { yaw: number; pitch: number; roll: number } {
  const left = meanOf(landmarks.slice(36, 42));
  const right = meanOf(landmarks.slice(42, 48));
  const mouth = meanOf(landmarks.slice(48, 60));
  const nose = landmarks[30]!;
  const roll = Math.atan2(right.y - left.y, right.x - left.x);
  const upright = ({ x, y }: Point): Point => ({
    x: x * Math.cos(roll) + y * Math.sin(roll),
    y: -x * Math.sin(roll) + y * Math.cos(roll),
  });
  const [eyes, lips, tip] = [meanOf([left, right]), mouth, nose].map(upright) as [
    Point,
    Point,
    Point,
  ];
  const eyeDistance = Math.hypot(right.x - left.x, right.y - left.y);
  const faceHeight = lips.y - eyes.y;
  // In a frontal face the tip is on the line from eyes to mouth, 58% of the way down.
  const down = (tip.y - eyes.y) / faceHeight;
  const middle = eyes.x + (lips.x - eyes.x) * down;
  const degrees = 180 / Math.PI;
  return {
    yaw: Math.asin(clamp((tip.x - middle) / (0.55 * Math.max(eyeDistance, faceHeight)))) * degrees,
    pitch:
      Math.asin(clamp((0.58 - down) * (faceHeight / (0.55 * Math.max(eyeDistance, faceHeight))))) *
      degrees,
    roll: roll * degrees,
  };
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

/**
 * The share of patches on eyes, nose and mouth with almost no structure, as under a mask or behind dark
 * glasses. A coarse measure: it misses patterned masks, and clear glasses do not count.
 */
function coveredShare(grey: Float32Array, faceDeviation: number): number {
  const patches = [
    [36, 40, 32, 20], // left eye
    [82, 40, 32, 20], // right eye
    [58, 72, 34, 22], // nose
    [50, 98, 26, 22], // mouth, left
    [74, 98, 26, 22], // mouth, right
  ] as const;
  const minDeviation = Math.max(4, faceDeviation * 0.15);
  const flat = patches.filter(
    ([left, top, width, height]) =>
      statistics(grey, left, top, width, height).deviation < minDeviation,
  );
  return flat.length / patches.length;
}

/** The share of the box outside the picture, 0 to 1. */
function shareOutside({ box, width, height }: QualityInput): number {
  // From what is cut off, so that it is exactly 0 for a box inside.
  const shareInside = (start: number, length: number, limit: number): number => {
    const cutOff = Math.max(0, -start) + Math.max(0, start + length - limit);
    return Math.max(0, length - cutOff) / length;
  };
  return 1 - shareInside(box.x, box.width, width) * shareInside(box.y, box.height, height);
}
