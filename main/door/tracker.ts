import type { Box, Face } from '../../contract/face.js';
import { distanceOf } from '../gallery/vectors.js';

/** One person's face, followed from frame to frame. */
export interface Track {
  readonly id: number;
  /** As last seen. */
  readonly face: Face;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  /** The newest usable faces, oldest first: what a decision fuses. */
  readonly samples: readonly Face[];
}

export interface TrackerOptions {
  /** A face gone for longer is somebody who left; coming back they are new. */
  readonly lostAfterMs: number;
  /** Embeddings further apart than this are two people, wherever their boxes are. */
  readonly sameDistance: number;
  /** No more samples are kept. */
  readonly mostSamples: number;
}

/** A face must overlap its box of the frame before by this share (intersection over union). */
const leastOverlap = 0.2;

/** Follows faces from frame to frame by where they are and what they look like. */
export class Tracker {
  readonly #options: TrackerOptions;
  #tracks: Track[] = [];
  #nextId = 1;

  constructor(options: TrackerOptions) {
    this.#options = options;
  }

  /**
   * Takes in a frame's faces.
   * @param nowMs on a clock that only goes forward.
   * @returns a track for each face of this frame, in the same order.
   */
  update(faces: readonly Face[], nowMs: number): Track[] {
    const { lostAfterMs, mostSamples } = this.#options;
    const free = this.#tracks.filter((track) => nowMs - track.lastSeenMs <= lostAfterMs);
    const seen = faces.map((face): Track => {
      const before = this.#takeBest(free, face);
      const earlier = before?.samples ?? [];
      return {
        id: before?.id ?? this.#nextId++,
        face,
        firstSeenMs: before?.firstSeenMs ?? nowMs,
        lastSeenMs: nowMs,
        samples: face.quality.usable ? [...earlier, face].slice(-mostSamples) : earlier,
      };
    });
    this.#tracks = [...seen, ...free];
    return seen;
  }

  /** Forgets a track's samples: its next decision begins anew. */
  restart(id: number): void {
    this.#tracks = this.#tracks.map((track) =>
      track.id === id ? { ...track, samples: [] } : track,
    );
  }

  /** The track that overlaps a face most and may be the same person; taken out of `free`. */
  #takeBest(free: Track[], face: Face): Track | undefined {
    const best = free
      .filter(
        (track) => distanceOf(track.face.embedding, face.embedding) <= this.#options.sameDistance,
      )
      .map((track) => ({ track, shared: overlap(track.face.box, face.box) }))
      .filter(({ shared }) => shared >= leastOverlap)
      .sort((one, other) => other.shared - one.shared)[0]?.track;
    if (best !== undefined) free.splice(free.indexOf(best), 1);
    return best;
  }
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (one.width * one.height + other.width * other.height - shared);
}
