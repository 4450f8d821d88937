import { poses, type Pose } from '../../contract/calls/capture.js';
import type { Analysis, Face } from '../../contract/face.js';
import type { OfferedSample } from './enrol.js';
import { distanceOf, fuse } from './vectors.js';

/** Frames that a pose is chosen from: about a second at the door's rate. */
const framesPerPose = 6;

/**
 * Where the head must be for each pose, in degrees: straight ahead as measured, the others against
 * the same person's own front frame, as the measure of pitch differs from face to face. Far enough to
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

/** What became of a frame that was offered. */
export type Offered =
  | { readonly kind: 'taken'; readonly isBest: boolean; readonly progress: number }
  | { readonly kind: 'turn-more' | 'turn-less' | 'somebody-else' };

interface Captured {
  readonly analysis: Analysis;
  readonly face: Face;
  readonly frames: number;
}

/** Chooses, from frames of one person, the best one of each pose. */
export class Capture {
  readonly #best = new Map<Pose, Captured>();

  /** @param sameDistance faces further than this from what was captured are somebody else's. */
  constructor(private readonly sameDistance: number) {}

  /** A frame whose only near face is usable. Poses but the front wait until the front was taken. */
  offer(pose: Pose, analysis: Analysis, face: Face): Offered {
    if (this.#isSomebodyElse(pose, face)) return { kind: 'somebody-else' };
    const turn = this.#turnOf(pose, face);
    if (turn !== null) return { kind: turn };
    const before = this.#best.get(pose);
    const frames = (before?.frames ?? 0) + 1;
    const isBest = before === undefined || face.quality.score > before.face.quality.score;
    this.#best.set(pose, isBest ? { analysis, face, frames } : { ...before, frames });
    return { kind: 'taken', isBest, progress: Math.min(1, frames / framesPerPose) };
  }

  retake(pose: Pose): void {
    this.#best.delete(pose);
  }

  /** The best frames, in the order of poses. */
  samples(): OfferedSample[] {
    return poses.flatMap((pose) => {
      const best = this.#best.get(pose);
      return best === undefined ? [] : [{ source: pose, analysis: best.analysis }];
    });
  }

  #isSomebodyElse(pose: Pose, face: Face): boolean {
    const others = [...this.#best].filter(([taken]) => taken !== pose).map(([, one]) => one.face);
    // A pose of its own says who it is of, too: nobody may take somebody's place within it.
    const known = others.length > 0 ? others : [...this.#best.values()].map((one) => one.face);
    if (known.length === 0) return false;
    const mean = fuse(known.map(({ embedding }) => embedding));
    return distanceOf(face.embedding, mean) > this.sameDistance;
  }

  /** Null where the head is as the pose wants it. */
  #turnOf(pose: Pose, face: Face): 'turn-more' | 'turn-less' | null {
    const { yaw, pitch } = ranges[pose];
    const front = pose === 'front' ? undefined : this.#best.get('front')?.face;
    const turned = angleOf(face, 'yawDegrees') - angleOf(front, 'yawDegrees');
    const raised = angleOf(face, 'pitchDegrees') - angleOf(front, 'pitchDegrees');
    if (isWithin(turned, yaw) && isWithin(raised, pitch)) return null;
    const isBeyond = isPast(turned, yaw) || isPast(raised, pitch);
    return isBeyond ? 'turn-less' : 'turn-more';
  }
}

function angleOf(face: Face | undefined, name: 'yawDegrees' | 'pitchDegrees'): number {
  return face?.quality.measures[name].value ?? 0;
}

function isWithin(value: number, [least, most]: Range): boolean {
  return value >= least && value <= most;
}

/** On the far side of the range, seen from straight ahead. */
function isPast(value: number, [least, most]: Range): boolean {
  if (least > 0) return value > most;
  if (most < 0) return value < least;
  return value < least || value > most;
}
