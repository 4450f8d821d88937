import type { Face, FaceMotion } from '../../../contract/face.js';
import { noseCoordinate } from '../nose-coordinate.js';
import { iouOf } from '../overlap.js';
import type { Mat, OpenCv } from '../steps/opencv.js';
import { measurePlanarity } from '../steps/planarity.js';
import { followFace, interOcularPx, type MovingFace } from '../steps/face-flow.js';
import { measureRingFlow, motionOf, shiftOf } from '../steps/ring-flow.js';

/** Frames are compared with earlier ones of this time. */
const memoryMs = 1_500;
/** No frame for this long: the next one starts again. */
const maxGapMs = 1_000;
/** Memory is limited for fast cameras: frames closer together than this are not kept. */
const minStepMs = 50;
/** The face must have moved this far, in inter-ocular distances. */
const minShift = 0.15;
/**
 * The least change of the nose coordinate for a test of flatness: about 5°. Anything smaller is the noise of the
 * landmarks.
 */
const minTurn = 0.05;
/** On smaller faces the relief of a head is as small as the error of the flow; between the eyes, in pixels. */
const minUnitPx = 35;
/** Faces whose boxes overlap less are not the same. */
const minIou = 0.3;

interface Kept {
  readonly timeMs: number;
  readonly grey: Mat;
  readonly faces: readonly MovingFace[];
}

/** A face in an earlier frame. */
interface Earlier {
  readonly kept: Kept;
  readonly face: MovingFace;
}

/**
 * Recent camera frames, to measure how faces and what surrounds them move. Its loss does no harm: without earlier
 * frames there are no measures yet.
 */
export class MotionMemory {
  readonly #cv: OpenCv;
  #kept: Kept[] = [];

  constructor(cv: OpenCv) {
    this.#cv = cv;
  }

  /**
   * Measures the motion of each face since earlier frames, and keeps the frame.
   * @param grey 8-bit grey picture, which this memory frees.
   * @param timeMs of the frame, on any clock that only goes forward.
   */
  add(grey: Mat, faces: readonly Face[], timeMs: number): FaceMotion[] {
    const last = this.#kept.at(-1);
    const continues =
      last !== undefined &&
      timeMs > last.timeMs &&
      timeMs - last.timeMs <= maxGapMs &&
      last.grey.cols === grey.cols &&
      last.grey.rows === grey.rows;
    if (!continues) this.clear();
    this.#drop((kept) => timeMs - kept.timeMs > memoryMs);
    const motions = faces.map((face) => this.#motionOf(face, grey));
    if (timeMs - (this.#kept.at(-1)?.timeMs ?? -Infinity) >= minStepMs) {
      this.#kept.push({ timeMs, grey, faces });
    } else grey.delete();
    return motions;
  }

  clear(): void {
    this.#drop(() => true);
  }

  #drop(isOld: (kept: Kept) => boolean): void {
    this.#kept = this.#kept.filter((kept) => {
      if (!isOld(kept)) return true;
      kept.grey.delete();
      return false;
    });
  }

  #motionOf(face: Face, grey: Mat): FaceMotion {
    const path = this.#pathOf(face);
    return { ring: this.#ringOf(face, grey, path), planarity: this.#planarityOf(face, grey, path) };
  }

  /** The face in the earlier frames, newest first. */
  #pathOf(face: Face): Earlier[] {
    const path: Earlier[] = [];
    let current: MovingFace = face;
    for (const kept of this.#kept.toReversed()) {
      const { box } = current;
      const [best] = kept.faces
        .map((other) => ({ other, iou: iouOf(other.box, box) }))
        .filter(({ iou }) => iou >= minIou)
        .sort((one, another) => another.iou - one.iou);
      if (best === undefined) break;
      path.push({ kept, face: best.other });
      current = best.other;
    }
    return path;
  }

  /** Compared with the latest frame since which the face moved far enough. */
  #ringOf(face: Face, grey: Mat, path: readonly Earlier[]): FaceMotion['ring'] {
    for (const { kept, face: before } of path) {
      const motion = motionOf(before, face);
      if (shiftOf(before, motion) < minShift) continue;
      return measureRingFlow(kept.grey, grey, before, motion);
    }
    return null;
  }

  /** Compared with the frame in which the head was turned most differently. */
  #planarityOf(face: Face, grey: Mat, path: readonly Earlier[]): FaceMotion['planarity'] {
    const now = noseCoordinate(face.landmarks);
    const turns = path.map(({ kept, face: before }) => {
      const { across, down } = noseCoordinate(before.landmarks);
      return { kept, before, turn: Math.hypot(now.across - across, now.down - down) };
    });
    const largest = turns.reduce<(typeof turns)[number] | null>(
      (best, next) => (best === null || next.turn > best.turn ? next : best),
      null,
    );
    if (largest === null || largest.turn < minTurn) return null;
    const { kept, before, turn } = largest;
    const unitPx = interOcularPx(before.landmarks);
    if (unitPx < minUnitPx) return null;
    const pairs = followFace(kept.grey, grey, before);
    const measured = measurePlanarity(this.#cv, pairs, unitPx);
    return measured === null ? null : { ...measured, turn };
  }
}
