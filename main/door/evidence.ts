import type { Face } from '../../contract/face.js';
import { fuse } from '../gallery/vectors.js';

/** Each further frame counts as a quarter of a sample, since the frames of one visit are very similar. */
const frameShare = 0.25;

/** Usable faces of one person, fused. */
export interface Evidence {
  readonly embedding: Float32Array;
  /** How many independent samples it is worth, at least 1; not an integer. */
  readonly samples: number;
}

/** The face that was identified. */
export interface TrackedFace {
  readonly trackId: number;
  readonly evidence: Evidence;
}

/** Fuses the usable faces of one visit, weighted by quality. @throws Error without faces. */
export function evidenceOf(faces: readonly Face[]): Evidence {
  const embedding = fuse(
    faces.map((face) => face.embedding),
    faces.map((face) => face.quality.score),
  );
  return { embedding, samples: 1 + (faces.length - 1) * frameShare };
}
