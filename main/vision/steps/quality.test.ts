import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { reasonsAgainst, type Point } from '../../../contract/face.js';
import { chipSidePx } from './align.js';
import { measuredArea, measureQuality, type QualityInput } from './quality.js';
import { numberIn } from '../testing/numbers.js';

// The same cases on every run.
fc.configureGlobal({ seed: 20 });

/** A grey chip with a level for each position. */
function chipOf(levelAt: (x: number, y: number) => number): Uint8Array {
  const chip = new Uint8ClampedArray(chipSidePx * chipSidePx * 3);
  for (let at = 0; at < chip.length; at += 3) {
    const pixel = at / 3;
    chip.fill(levelAt(pixel % chipSidePx, Math.floor(pixel / chipSidePx)), at, at + 3);
  }
  return new Uint8Array(chip.buffer);
}

/** A checkerboard with squares of 6 pixels: structure everywhere. */
const patches = chipOf((x, y) => ((Math.floor(x / 6) + Math.floor(y / 6)) % 2 === 0 ? 95 : 165));

/**
 * The landmarks that determine the head pose, in eye distances from the middle between the eyes; the
 * others do not matter.
 * @param nose the nose tip.
 */
function landmarksOf(nose: Point, move: (point: Point) => Point = (point) => point): Point[] {
  const landmarks = Array.from({ length: 68 }, (_, index): Point => {
    if (index === 30) return nose;
    if (index >= 36 && index < 42) return { x: -0.5, y: 0 };
    if (index >= 42 && index < 48) return { x: 0.5, y: 0 };
    return { x: 0, y: index >= 48 ? 1 : 0.5 };
  });
  return landmarks.map(move);
}

const ahead = { x: 0, y: 0.58 };
/** The measured area of a chip as planes. */
function planesOf(chip: Uint8Array): Float32Array {
  const { left, top, width, height } = measuredArea;
  return Float32Array.from({ length: 3 * width * height }, (_, index) => {
    const [plane, at] = [Math.floor(index / (width * height)), index % (width * height)];
    const [x, y] = [left + (at % width), top + Math.floor(at / width)];
    return chip[(y * chipSidePx + x) * 3 + plane]!;
  });
}

/** A good face, 200 pixels wide, in a picture of 640 × 480 pixels. @param chip its chip, packed RGB. */
function inputOf({
  chip = patches,
  ...changes
}: Partial<QualityInput & { chip: Uint8Array }> = {}): QualityInput {
  return {
    planes: planesOf(chip),
    landmarks: landmarksOf(ahead, ({ x, y }) => ({ x: 300 + 80 * x, y: 180 + 80 * y })),
    box: { x: 200, y: 120, width: 200, height: 200 },
    width: 640,
    height: 480,
    ...changes,
  };
}

test('a frontal face with structure is usable', () => {
  const { measures, usable, score } = measureQuality(inputOf());
  expect(Object.values(measures).map(({ reason }) => reason)).toEqual(Array(9).fill(null));
  expect(usable).toBe(true);
  expect(score).toBeGreaterThan(0.5);
  expect(measures.brightness.value).toBeCloseTo(130, -1);
  expect(measures.contrast.value).toBeCloseTo(35, 0);
  expect(measures.faceWidthPx.value).toBe(200);
  expect(measures.occlusion.value).toBe(0);
  expect(measures.cutOff.value).toBe(0);
});

test('a uniformly grey chip fails sharpness, contrast and occlusion', () => {
  const { measures, usable, score } = measureQuality(inputOf({ chip: chipOf(() => 128) }));
  expect(measures.sharpness.value).toBeCloseTo(0, 6);
  expect(measures.contrast.value).toBeCloseTo(0, 3);
  expect(measures.brightness.value).toBeCloseTo(128, 3);
  expect(measures.occlusion.value).toBe(1);
  expect(measures.brightness.reason).toBeNull();
  for (const name of ['sharpness', 'contrast', 'occlusion'] as const) {
    expect(measures[name].reason).not.toBeNull();
  }
  expect(usable).toBe(false);
  expect(score).toBe(0);
});

test('a gradient has sharpness 0, and a checkerboard the variance of its Laplacian', () => {
  const gradient = measureQuality(inputOf({ chip: chipOf((x) => x) }));
  expect(gradient.measures.sharpness.value).toBeCloseTo(0, 6);
  // Each pixel differs from its four neighbours by 20: the Laplacian is 80 or −80.
  const board = measureQuality(inputOf({ chip: chipOf((x, y) => 100 + 20 * ((x + y) % 2)) }));
  expect(board.measures.sharpness.value).toBeCloseTo(6400, 0);
});

test('brightness is the luma of the colours', () => {
  const red = Uint8Array.from({ length: patches.length }, (_, at) => (at % 3 === 0 ? 200 : 0));
  const { measures } = measureQuality(inputOf({ chip: red }));
  expect(measures.brightness.value).toBeCloseTo(0.299 * 200, 3);
});

test('the roll is the angle of the line between the eyes, clockwise in the picture', () => {
  fc.assert(
    fc.property(fc.integer({ min: -80, max: 80 }), (degrees) => {
      const angle = (degrees * Math.PI) / 180;
      const turn = ({ x, y }: Point) => ({
        x: 300 + 80 * (x * Math.cos(angle) - y * Math.sin(angle)),
        y: 200 + 80 * (x * Math.sin(angle) + y * Math.cos(angle)),
      });
      const { measures } = measureQuality(inputOf({ landmarks: landmarksOf(ahead, turn) }));
      expect(measures.rollDegrees.value).toBeCloseTo(degrees, 6);
      // A tilted head still looks ahead.
      expect(measures.yawDegrees.value).toBeCloseTo(0, 6);
      expect(measures.pitchDegrees.value).toBeCloseTo(0, 6);
    }),
  );
});

test('the yaw grows as the nose moves right in the picture, and the pitch as it moves up', () => {
  const shifts = numberIn(-0.4, 0.4);
  const poseOf = (nose: Point) => {
    const { measures } = measureQuality(inputOf({ landmarks: landmarksOf(nose) }));
    return { yaw: measures.yawDegrees.value, pitch: measures.pitchDegrees.value };
  };
  fc.assert(
    fc.property(shifts, shifts, (one, other) => {
      fc.pre(one - other > 0.01);
      expect(poseOf({ x: one, y: 0.58 }).yaw).toBeGreaterThan(poseOf({ x: other, y: 0.58 }).yaw);
      expect(poseOf({ x: 0, y: 0.58 - one }).pitch).toBeGreaterThan(
        poseOf({ x: 0, y: 0.58 - other }).pitch,
      );
      expect(poseOf({ x: -one, y: 0.58 }).yaw).toBeCloseTo(-poseOf({ x: one, y: 0.58 }).yaw, 6);
    }),
  );
});

test('a nose outside the face still gives finite angles', () => {
  for (const nose of [
    { x: 3, y: 0.58 },
    { x: -3, y: 4 },
    { x: 0, y: -5 },
  ]) {
    const { measures, usable } = measureQuality(inputOf({ landmarks: landmarksOf(nose) }));
    for (const { value } of [measures.yawDegrees, measures.pitchDegrees]) {
      expect(Math.abs(value)).toBeLessThanOrEqual(90);
    }
    expect(usable).toBe(false);
  }
});

test.each([
  [{ x: -100, y: 100, width: 200, height: 200 }, 0.5],
  [{ x: 590, y: 100, width: 200, height: 200 }, 0.75],
  [{ x: -100, y: -100, width: 200, height: 200 }, 0.75],
  [{ x: 200, y: 460, width: 200, height: 200 }, 0.9],
  [{ x: -300, y: 100, width: 200, height: 200 }, 1],
  [{ x: 0, y: 0, width: 640, height: 480 }, 0],
])('of the box %j, a share of %d is outside the picture', (box, share) => {
  expect(measureQuality(inputOf({ box })).measures.cutOff.value).toBeCloseTo(share, 9);
});

test('each of the five patches without structure counts as a fifth of the face covered', () => {
  const coveredBelow = (row: number) =>
    measureQuality(
      inputOf({
        chip: chipOf((x, y) => (y >= row ? 60 : patches[(y * chipSidePx + x) * 3]!)),
      }),
    ).measures.occlusion;
  // A mask over both halves of the mouth, then also over the nose, then over everything.
  expect(coveredBelow(chipSidePx)).toEqual({ value: 0, reason: null });
  expect(coveredBelow(97).value).toBeCloseTo(0.4, 9);
  expect(coveredBelow(71).value).toBeCloseTo(0.6, 9);
  expect(coveredBelow(0).value).toBe(1);
  expect(coveredBelow(97).reason).toContain('covered');
});

test.each([
  [
    'to the right',
    { x: 0.4, y: 0.58 },
    'yawDegrees',
    /^the head is turned \d+° to the side \(at most 40° is allowed\)/,
  ],
  [
    'down',
    { x: 0, y: 0.95 },
    'pitchDegrees',
    /^the head is tilted \d+° down \(at most 35° is allowed\)/,
  ],
  [
    'up',
    { x: 0, y: 0.1 },
    'pitchDegrees',
    /^the head is tilted \d+° up \(at most 35° is allowed\)/,
  ],
] as const)(
  'a nose far %s gives a reason with the angle and the limit',
  (_where, nose, name, reason) => {
    const { measures } = measureQuality(inputOf({ landmarks: landmarksOf(nose) }));
    expect(measures[name].reason).toMatch(reason);
  },
);

test('a reason rounds its figure past the limit, never to it', () => {
  const narrow = { x: 200, y: 120, width: 47.9, height: 47.9 };
  expect(measureQuality(inputOf({ box: narrow })).measures.faceWidthPx.reason).toBe(
    'the face is only 47 pixels wide (at least 48 pixels are needed): come closer',
  );
  const cut = { x: -30.2, y: 120, width: 200, height: 200 };
  expect(measureQuality(inputOf({ box: cut })).measures.cutOff.reason).toBe(
    '16% of the face is outside the picture (at most 15% is allowed): move to the middle',
  );
});

test('any face has a score from 0 to 1, and is usable exactly if it has no reason', () => {
  const boxes = fc.record({
    x: fc.integer({ min: -300, max: 700 }),
    y: fc.integer({ min: -300, max: 500 }),
    width: fc.integer({ min: 20, max: 900 }),
    height: fc.integer({ min: 20, max: 900 }),
  });
  const noses = fc.record({
    x: numberIn(-1, 1),
    y: numberIn(-1, 2),
  });
  const levels = fc.record({ seed: fc.integer(), low: fc.nat(255), span: fc.nat(255) });
  fc.assert(
    fc.property(boxes, noses, levels, (box, nose, { seed, low, span }) => {
      const generator = xoroshiro128plus(seed);
      const chip = chipOf(() => low + uniformInt(generator, 0, span));
      const quality = measureQuality(inputOf({ box, chip, landmarks: landmarksOf(nose) }));
      expect(quality.score).toBeGreaterThanOrEqual(0);
      expect(quality.score).toBeLessThanOrEqual(1);
      const measures = Object.values(quality.measures);
      expect(quality.usable).toBe(measures.every(({ reason }) => reason === null));
      expect(quality.usable).toBe(reasonsAgainst(quality) === '');
      for (const { value } of measures) expect(value).not.toBeNaN();
    }),
    { numRuns: 60 },
  );
});
