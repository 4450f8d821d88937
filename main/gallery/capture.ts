import { poses, type Pose } from '../../contract/calls/capture.js';
import type { Analysis, Face } from '../../contract/face.js';
import type { OfferedSample } from './enrol.js';
import { distanceOf, fuse } from './vectors.js';

/** Frames per pose, of which the best is chosen: about a second at the kiosk's frame rate. */
const framesPerPose = 6;

/**
 * Head angles of each pose, in degrees. Those of `front` are absolute; the others are relative to the
 * person's own front frame, as measured pitch differs between faces. The poses are far enough apart to
 * widen the template, and well within the limits of quality.ts (40° and 35°).
 */
const ranges: Readonly<Record<Pose, { readonly yaw: Range; readonly pitch: Range }>> = {
  front: { yaw: [-12, 12], pitch: [-22, 22] },
  left: { yaw: [10, 30], pitch: [-16, 16] },
  right: { yaw: [-30, -10], pitch: [-16, 16] },
  up: { yaw: [-14, 14], pitch: [6, 28] },
  down: { yaw: [-14, 14], pitch: [-28, -6] },
  glasses: { yaw: [-14, 14], pitch: [-16, 16] },
};
type Range = readonly [number, number];

/** The result of offering a frame. */
export type OfferResult =
  | { readonly kind: 'taken'; readonly isBest: boolean; readonly progress: number }
  | { readonly kind: 'turn-more' | 'turn-less' | 'somebody-else' };

interface Captured {
  readonly analysis: Analysis;
  readonly face: Face;
  readonly frames: number;
}

/** Chooses the best frame of each pose from the camera frames of one person. */
export class Capture {
  readonly #best = new Map<Pose, Captured>();

  /** @param maxDistance faces further than this from the captured ones belong to someone else. */
  constructor(private readonly maxDistance: number) {}

  /**
   * Offers a frame with exactly one near, usable face. Capture the front pose before the others.
   * @param face the near face.
   */
  offer(pose: Pose, analysis: Analysis, face: Face): OfferResult {
    if (this.#isSomeoneElse(pose, face)) return { kind: 'somebody-else' };
    const turn = this.#turnOf(pose, face);
    if (turn !== null) return { kind: turn };
    const before = this.#best.get(pose);
    const frames = (before?.frames ?? 0) + 1;
    const isBest = before === undefined || face.quality.score > before.face.quality.score;
    this.#best.set(pose, isBest ? { analysis, face, frames } : { ...before, frames });
    return { kind: 'taken', isBest, progress: Math.min(1, frames / framesPerPose) };
  }

  /** Drops the frames of a pose. */
  retake(pose: Pose): void {
    this.#best.delete(pose);
  }

  /** The best frame of each captured pose, in the order of poses. */
  samples(): OfferedSample[] {
    return poses.flatMap((pose) => {
      const best = this.#best.get(pose);
      return best === undefined ? [] : [{ source: pose, analysis: best.analysis }];
    });
  }

  #isSomeoneElse(pose: Pose, face: Face): boolean {
    const others = [...this.#best].filter(([taken]) => taken !== pose).map(([, one]) => one.face);
    // Without other poses, compare with this one, so that no one else can replace the person.
    const known = others.length > 0 ? others : [...this.#best.values()].map((one) => one.face);
    if (known.length === 0) return false;
    const mean = fuse(known.map(({ embedding }) => embedding));
    return distanceOf(face.embedding, mean) > this.maxDistance;
  }

  /** Null if the head matches the pose. */
  #turnOf(pose: Pose, face: Face): 'turn-more' | 'turn-less' | null {
    const { yaw, pitch } = ranges[pose];
    const front = pose === 'front' ? undefined : this.#best.get('front')?.face;
    const yawChange = angleOf(face, 'yawDegrees') - angleOf(front, 'yawDegrees');
    const pitchChange = angleOf(face, 'pitchDegrees') - angleOf(front, 'pitchDegrees');
    if (isWithin(yawChange, yaw) && isWithin(pitchChange, pitch)) return null;
    const isBeyond = isPast(yawChange, yaw) || isPast(pitchChange, pitch);
    return isBeyond ? 'turn-less' : 'turn-more';
  }
}

function angleOf(face: Face | undefined, name: 'yawDegrees' | 'pitchDegrees'): number {
  return face?.quality.measures[name].value ?? 0;
}

function isWithin(value: number, [min, max]: Range): boolean {
  return value >= min && value <= max;
}

/** True if the head is turned beyond the range, as seen from straight ahead. */
function isPast(value: number, [min, max]: Range): boolean {
  if (min > 0) return value > max;
  if (max < 0) return value < min;
  return value < min || value > max;
}
