import type { LivenessCues } from './cues.js';

/** What the cues of a visit say so far. */
export type Judgement = 'head' | 'flat' | 'doubt';

/** The cues, each with its own judgement. */
export type CueName = 'surroundings' | 'flatness' | 'turn';

/**
 * In doubt, a person is watched this long before the challenge, in milliseconds: most live people have moved
 * by then (docs/liveness.md).
 */
export const watchMs = 1_000;

/* Limits measured on simulated attacks and real clips: docs/liveness.md. */

/** Fewer pairs of frames say nothing. */
const minPairs = 3;
/** The room behind a head stays; what is around a picture moves with it. */
const roomFrom = { still: 0.6, withFace: 0.3 } as const;
const sheetFrom = { still: 0.1, withFace: 0.8 } as const;
/** Distances of points on the face from a plane's motion, in inter-ocular distances. */
const reliefFrom = 0.024;
const flatUpTo = 0.008;
/** Change of the nose coordinate that no flat picture reached. */
const turnedFrom = 0.18;

/** What each cue says by itself. */
export function judgeEach({
  ring,
  planarity,
  turn,
  nod,
}: LivenessCues): Record<CueName, Judgement> {
  return {
    surroundings:
      ring === null || ring.pairs < minPairs
        ? 'doubt'
        : ring.still >= roomFrom.still && ring.withFace <= roomFrom.withFace
          ? 'head'
          : ring.still <= sheetFrom.still && ring.withFace >= sheetFrom.withFace
            ? 'flat'
            : 'doubt',
    flatness:
      planarity === null || planarity.pairs < minPairs
        ? 'doubt'
        : planarity.residual >= reliefFrom
          ? 'head'
          : planarity.residual <= flatUpTo
            ? 'flat'
            : 'doubt',
    turn: Math.max(turn, nod) >= turnedFrom ? 'head' : 'doubt',
  };
}

/** What the cues say together. */
export function judge(cues: LivenessCues): Judgement {
  const { surroundings, flatness, turn } = judgeEach(cues);
  if (surroundings === 'head' && flatness !== 'flat') return 'head';
  const looksDeep = flatness === 'head' || turn === 'head';
  return surroundings === 'flat' && !looksDeep ? 'flat' : 'doubt';
}
