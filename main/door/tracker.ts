import type { Box, Face } from '../../contract/face.js';
import { distanceOf } from '../gallery/vectors.js';

/** One person's face, tracked from frame to frame. */
export interface Track {
  readonly id: number;
  /** The face in the latest frame that shows it. */
  readonly face: Face;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  /** The latest usable faces, oldest first. The decision fuses them. */
  readonly samples: readonly Face[];
}

export interface TrackerOptions {
  /** A face that reappears after a longer time gets a new track. */
  readonly lostAfterMs: number;
  /** Embeddings further apart than this are of two people, even if their boxes overlap. */
  readonly sameDistance: number;
  /** Maximum number of samples per track. */
  readonly maxSamples: number;
}

/** Minimum overlap with the track's latest box (intersection over union). */
const minIou = 0.2;

/** Tracks faces from frame to frame by position and embedding. */
export class Tracker {
  readonly #options: TrackerOptions;
  #tracks: Track[] = [];
  #nextId = 1;

  constructor(options: TrackerOptions) {
    this.#options = options;
  }

  /**
   * Assigns the faces of a frame to tracks.
   * @param nowMs on a monotonic clock.
   * @returns a track for each face, in the same order.
   */
  update(faces: readonly Face[], nowMs: number): Track[] {
    const { lostAfterMs, maxSamples } = this.#options;
    const free = this.#tracks.filter((track) => nowMs - track.lastSeenMs <= lostAfterMs);
    const seen = faces.map((face): Track => {
      const before = this.#takeBest(free, face);
      const earlier = before?.samples ?? [];
      return {
        id: before?.id ?? this.#nextId++,
        face,
        firstSeenMs: before?.firstSeenMs ?? nowMs,
        lastSeenMs: nowMs,
        samples: face.quality.usable ? [...earlier, face].slice(-maxSamples) : earlier,
      };
    });
    this.#tracks = [...seen, ...free];
    return seen;
  }

  /** Drops a track's samples, so that its next decision starts again. */
  restart(id: number): void {
    this.#tracks = this.#tracks.map((track) =>
      track.id === id ? { ...track, samples: [] } : track,
    );
  }

  /** Finds the track of the same person that overlaps a face most, and removes it from `free`. */
  #takeBest(free: Track[], face: Face): Track | undefined {
    const best = free
      .filter(
        (track) => distanceOf(track.face.embedding, face.embedding) <= this.#options.sameDistance,
      )
      .map((track) => ({ track, iou: iouOf(track.face.box, face.box) }))
      .filter(({ iou }) => iou >= minIou)
      .sort((a, b) => b.iou - a.iou)[0]?.track;
    if (best !== undefined) free.splice(free.indexOf(best), 1);
    return best;
  }
}

/** Intersection over union, 0 to 1. */
function iouOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const intersection = width * height;
  return intersection / (a.width * a.height + b.width * b.height - intersection);
}
