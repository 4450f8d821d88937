import type { Face } from '../../contract/face.js';
import { noseCoordinate, type NoseCoordinate } from '../vision/nose-coordinate.js';

/*
 * Cues in a person's frames that show a head or a flat picture of one. Some attack can fool each single cue
 * (docs/liveness.md); judge.ts combines them.
 */

/** The measures of one face over the time it was in view. Null means that too little moved to measure it. */
export interface LivenessCues {
  /** Frames with the face. */
  readonly frames: number;
  /** Largest change of the nose coordinate from its median, to a side and up or down. 0.15 is about 15°. */
  readonly turn: number;
  readonly nod: number;
  /** What surrounds the head, median over the latest pairs of frames. */
  readonly ring: {
    /** Share that moves with the face, 0 to 1. */
    readonly withFace: number;
    /** Share that stays where it is, 0 to 1. */
    readonly still: number;
    /** All pairs, also earlier ones. */
    readonly pairs: number;
    /** Numbers of points close to the head, in the latest pairs together. Null in recordings of earlier versions. */
    readonly near: { readonly withFace: number; readonly still: number } | null;
  } | null;
  /** Distance of points on the face from a plane's motion, median over pairs, in inter-ocular distances. */
  readonly planarity: { readonly residual: number; readonly pairs: number } | null;
  /** The vote of imported anti-spoofing nets: share of a live face, 0 to 1, median over votes. Null without a vote. */
  readonly net: { readonly live: number; readonly votes: number } | null;
}

/** Frames of a visit that are kept: about ten seconds. A person who stays is judged by the latest. */
const maxFrames = 120;
/**
 * The latest pairs of frames, of about a second, say what surrounds the head. Far from the camera, a head hardly moves
 * more than the error of the flow, so earlier pairs would keep people in doubt who are now near (docs/liveness.md).
 */
const latestPairs = 8;
/** The nose coordinate is smoothed over this many frames. */
const smoothed = 3;

/** Collects the frames of one face. */
export class CueTrack {
  #noses: NoseCoordinate[] = [];
  #rings: NonNullable<NonNullable<Face['motion']>['ring']>[] = [];
  #planarities: NonNullable<NonNullable<Face['motion']>['planarity']>[] = [];
  readonly #votes: number[] = [];

  /** Adds the next frame. */
  add(face: Pick<Face, 'landmarks' | 'motion'>): void {
    this.#noses = [...this.#noses, noseCoordinate(face.landmarks)].slice(-maxFrames);
    const { ring = null, planarity = null } = face.motion ?? {};
    if (ring !== null) this.#rings = [...this.#rings, ring].slice(-maxFrames);
    if (planarity !== null) this.#planarities = [...this.#planarities, planarity].slice(-maxFrames);
  }

  /** Adds a vote of the anti-spoofing nets. @param live share of a live face, 0 to 1. */
  addVote(live: number): void {
    this.#votes.push(live);
  }

  get cues(): LivenessCues {
    return {
      frames: this.#noses.length,
      turn: largestChange(this.#noses.map(({ across }) => across)),
      nod: largestChange(this.#noses.map(({ down }) => down)),
      ring: ringCue(this.#rings),
      planarity:
        this.#planarities.length === 0
          ? null
          : {
              residual: median(this.#planarities.map(({ residual }) => residual)),
              pairs: this.#planarities.length,
            },
      net:
        this.#votes.length === 0 ? null : { live: median(this.#votes), votes: this.#votes.length },
    };
  }
}

function ringCue(
  rings: readonly NonNullable<NonNullable<Face['motion']>['ring']>[],
): LivenessCues['ring'] {
  if (rings.length === 0) return null;
  const latest = rings.slice(-latestPairs);
  const near = latest.flatMap((ring) => ring.near ?? []);
  return {
    withFace: median(latest.map(({ withFace }) => withFace)),
    still: median(latest.map(({ still }) => still)),
    pairs: rings.length,
    near:
      near.length === 0
        ? null
        : {
            withFace: near.reduce((sum, { withFace }) => sum + withFace, 0),
            still: near.reduce((sum, { still }) => sum + still, 0),
          },
  };
}

function largestChange(values: readonly number[]): number {
  const middle = median(values);
  const changes = values.map((_, index) => {
    const around = values.slice(Math.max(0, index - 1), index - 1 + smoothed);
    return Math.abs(median(around) - middle);
  });
  return Math.max(0, ...changes);
}

/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
