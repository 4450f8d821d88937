import type {
  Box,
  Point,
  Quality,
  QualityMeasure,
  QualityMeasureName,
} from '../../../contract/face.js';
import { chipSidePx } from './align.js';
import { meanOf } from '../similarity.js';

/*
 * How good a sample a face is. The limits refuse what people would call a bad photo and keep
 * ordinary ones: measured on 433 press photos (LFW) of which docs/accuracy.md says how many pass.
 */

/** What is measured of one face: its chip, landmarks and box in pixels of the picture. */
export interface QualityInput {
  /** Aligned chip, `chipSidePx² · 3` bytes, RGB. */
  readonly chip: Uint8Array;
  readonly landmarks: readonly Point[];
  readonly box: Box;
  readonly width: number;
  readonly height: number;
}

interface Limit {
  /** Below `least` or above `most` a sample is refused. */
  readonly least?: number;
  readonly most?: number;
  /** From here on (towards the limit) the score falls. */
  readonly good: number;
  readonly tooLow?: string;
  readonly tooHigh?: string;
}

const limits: Readonly<Record<QualityMeasureName, Limit>> = {
  sharpness: { least: 8, good: 120, tooLow: 'the face is blurred: hold still and clean the lens' },
  brightness: {
    least: 35,
    most: 225,
    good: 110,
    tooLow: 'the face is too dark: add light from the front',
    tooHigh: 'the face is too bright: take light away or turn from it',
  },
  contrast: {
    least: 14,
    good: 35,
    tooLow: 'the face has too little contrast: use even, stronger light',
  },
  faceWidthPx: { least: 48, good: 110, tooLow: 'the face is too small: come closer' },
  yawDegrees: {
    least: -40,
    most: 40,
    good: 0,
    tooLow: 'the face is turned away: look at the camera',
    tooHigh: 'the face is turned away: look at the camera',
  },
  pitchDegrees: {
    least: -35,
    most: 35,
    good: 0,
    tooLow: 'the face looks down: look at the camera',
    tooHigh: 'the face looks up: look at the camera',
  },
  rollDegrees: {
    least: -60,
    most: 60,
    good: 0,
    tooLow: 'the head is tilted: hold it upright',
    tooHigh: 'the head is tilted: hold it upright',
  },
  occlusion: {
    most: 0.34,
    good: 0,
    tooHigh: 'a part of the face looks covered: take off mask or dark glasses',
  },
  cutOff: { most: 0.15, good: 0, tooHigh: 'the face is cut off at the border: move to the middle' },
};

/** Measures a face. Every measure has its value; a bad one also has its reason. */
export function measureQuality(input: QualityInput): Quality {
  const grey = greyOf(input.chip);
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
    // The weakest measure decides: a sharp photo of half a face is half a face.
    score: Math.min(...names.map((name) => scoreOf(values[name], limits[name]))),
    usable: names.every((name) => measures[name].reason === null),
    measures,
  };
}

function judge(value: number, limit: Limit): QualityMeasure {
  const shown = Math.round(value * 100) / 100;
  if (limit.least !== undefined && value < limit.least) {
    return { value, reason: `${limit.tooLow ?? ''} (${shown}, at least ${limit.least} needed)` };
  }
  if (limit.most !== undefined && value > limit.most) {
    return { value, reason: `${limit.tooHigh ?? ''} (${shown}, at most ${limit.most} allowed)` };
  }
  return { value, reason: null };
}

/** 1 at the good value and beyond, falling to 0.1 at the limit and 0 well past it. */
function scoreOf(value: number, { least, most, good }: Limit): number {
  const edge = value < good ? least : most;
  if (edge === undefined) return 1;
  const share = (value - edge) / (good - edge);
  return Math.max(0, Math.min(1, 0.1 + 0.9 * share));
}

/** Luma (ITU-R BT.601) of packed RGB. */
function greyOf(rgb: Uint8Array): Float32Array {
  const grey = new Float32Array(rgb.length / 3);
  for (let to = 0, from = 0; to < grey.length; to++, from += 3) {
    grey[to] = 0.299 * rgb[from]! + 0.587 * rgb[from + 1]! + 0.114 * rgb[from + 2]!;
  }
  return grey;
}

/** Variance of the 4-neighbour Laplacian inside the face (Pech-Pacheco et al. 2000). */
function laplacianVariance(grey: Float32Array): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 30; y < 130; y++) {
    for (let x = 30; x < 120; x++) {
      const at = y * chipSidePx + x;
      const value =
        grey[at - 1]! +
        grey[at + 1]! +
        grey[at - chipSidePx]! +
        grey[at + chipSidePx]! -
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
      const value = grey[y * chipSidePx + x]!;
      sum += value;
      squares += value * value;
    }
  }
  const count = width * height;
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/**
 * The head's turn from landmarks alone, good to some degrees near the front, which is all that
 * judging a sample needs: the nose tip stands about 0.55 eye distances before the plane of eyes and
 * mouth, so it moves sideways with yaw and up and down with pitch.
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
  // Where the tip would be straight ahead: on the line from eyes to mouth, 58 % of the way down.
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
 * The share of eyes, nose and mouth that show almost no structure, as under a mask or behind dark
 * glasses. A coarse sign: patterned masks pass it, and clear glasses are no cover.
 */
function coveredShare(grey: Float32Array, faceDeviation: number): number {
  const patches = [
    [36, 40, 32, 20], // left eye
    [82, 40, 32, 20], // right eye
    [58, 72, 34, 22], // nose
    [50, 98, 26, 22], // mouth, left
    [74, 98, 26, 22], // mouth, right
  ] as const;
  const least = Math.max(4, faceDeviation * 0.15);
  const flat = patches.filter(
    ([left, top, width, height]) => statistics(grey, left, top, width, height).deviation < least,
  );
  return flat.length / patches.length;
}

function shareOutside({ box, width, height }: QualityInput): number {
  const insideX = Math.min(width, box.x + box.width) - Math.max(0, box.x);
  const insideY = Math.min(height, box.y + box.height) - Math.max(0, box.y);
  const inside = (Math.max(0, insideX) * Math.max(0, insideY)) / (box.width * box.height);
  // Rounding may leave a hair less than nothing outside.
  return Math.max(0, 1 - inside);
}
