import type { Face } from '../../contract/face.js';
import { iouOf } from '../vision/overlap.js';
import { distanceOf } from '../gallery/vectors.js';
import { evidenceOf, type Evidence } from './evidence.js';

/** One person's face, tracked from frame to frame. */
export interface Track {
  readonly id: number;
  /** The face in the latest frame in which it was found. */
  readonly face: Face;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  /** When a face was last certainly this person's. */
  readonly confirmedMs: number;
  /** The latest usable faces, oldest first. The decision fuses them. */
  readonly samples: readonly Face[];
  /** The fused samples, which describe the track's person; null before the first usable face. */
  readonly evidence: Evidence | null;
  /** True once it is decided who the person is; further faces no longer change the evidence. */
  readonly isSettled: boolean;
}

/** How far apart faces of one person can be, as L2 distances. */
export interface TrackDistances {
  /** From a usable face to the fused evidence. */
  readonly same: (evidence: Evidence) => number;
  /** From a face that is turned, dark or blurred: such a face hardly shows whose it is. */
  readonly possible: number;
}

export interface TrackerOptions {
  /** A face that was out of view for longer gets a new track. */
  readonly lostAfterMs: number;
  readonly distances: TrackDistances;
  /** Maximum number of samples per track. */
  readonly maxSamples: number;
}

/**
 * On a busy machine frames may be this far apart. A face that is in one frame and in the next was not out of
 * view.
 */
const slowFrameMs = 3000;

/** A track ends after this time without a face that is certainly its person's: someone else may stand there. */
const maxDoubtMs = 3000;

/** Minimum overlap with the track's latest box (intersection over union). */
const minIou = 0.2;

/**
 * Tracks faces from frame to frame by position and embedding. A track belongs to one person: the next person in line
 * gets a new one, even in the same place and without a gap.
 */
export class Tracker {
  readonly #options: TrackerOptions;
  #tracks: Track[] = [];
  #nextId = 1;
  #lastFrameMs = -Infinity;

  constructor(options: TrackerOptions) {
    this.#options = options;
  }

  /**
   * Assigns the faces of a frame to tracks.
   * @param nowMs on a monotonic clock.
   * @returns a track for each face, in the same order.
   */
  update(faces: readonly Face[], nowMs: number): Track[] {
    const recent = this.#tracks.filter(({ lastSeenMs }) => {
      const wasInLastFrame = lastSeenMs === this.#lastFrameMs;
      const limitMs = wasInLastFrame ? slowFrameMs : this.#options.lostAfterMs;
      return nowMs - lastSeenMs <= limitMs;
    });
    this.#lastFrameMs = nowMs;
    const assigned = this.#assign(faces, recent, nowMs);
    const seen = faces.map((face) => this.#continue(assigned.get(face), face, nowMs));
    const continued = new Set([...assigned.values()].map(({ track }) => track));
    this.#tracks = [...seen, ...recent.filter((track) => !continued.has(track))];
    return seen;
  }

  /** Drops a track's samples, so that its next decision starts again. */
  restart(id: number): void {
    this.#change(id, { samples: [], evidence: null, isSettled: false });
  }

  /** Marks that it is decided who a track's person is. */
  settle(id: number): void {
    this.#change(id, { isSettled: true });
  }

  #change(id: number, changes: Partial<Track>): void {
    this.#tracks = this.#tracks.map((track) =>
      track.id === id ? { ...track, ...changes } : track,
    );
  }

  /** Pairs faces with tracks of the same person, the most similar first. */
  #assign(faces: readonly Face[], tracks: readonly Track[], nowMs: number): Map<Face, Match> {
    const matches = faces
      .flatMap((face) => tracks.map((track) => ({ face, match: this.#match(face, track, nowMs) })))
      .flatMap(({ face, match }) => (match === null ? [] : [{ face, match }]))
      .sort((one, other) => one.match.distance - other.match.distance);
    const assigned = new Map<Face, Match>();
    const taken = new Set<Track>();
    for (const { face, match } of matches) {
      if (assigned.has(face) || taken.has(match.track)) continue;
      assigned.set(face, match);
      taken.add(match.track);
    }
    return assigned;
  }

  /** Null if the face is not the track's person. */
  #match(face: Face, track: Track, nowMs: number): Match | null {
    if (iouOf(track.face.box, face.box) < minIou) return null;
    const { same, possible } = this.#options.distances;
    const { evidence } = track;
    const distance = distanceOf(evidence?.embedding ?? track.face.embedding, face.embedding);
    if (distance > possible) return null;
    const isConfirmed = evidence === null || distance <= same(evidence);
    const mustBeConfirmed = face.quality.usable || nowMs - track.confirmedMs > maxDoubtMs;
    return isConfirmed || !mustBeConfirmed ? { track, distance, isConfirmed } : null;
  }

  #continue(match: Match | undefined, face: Face, nowMs: number): Track {
    const before = match?.track;
    const earlier = before?.samples ?? [];
    const isSettled = before?.isSettled ?? false;
    const adds = face.quality.usable && !isSettled;
    const samples = adds ? [...earlier, face].slice(-this.#options.maxSamples) : earlier;
    return {
      id: before?.id ?? this.#nextId++,
      face,
      firstSeenMs: before?.firstSeenMs ?? nowMs,
      lastSeenMs: nowMs,
      confirmedMs: match?.isConfirmed === false ? match.track.confirmedMs : nowMs,
      samples,
      evidence: adds ? evidenceOf(samples) : (before?.evidence ?? null),
      isSettled,
    };
  }
}

/** A track that a face may continue. */
interface Match {
  readonly track: Track;
  readonly distance: number;
  /** False for a face that is perhaps another person's. */
  readonly isConfirmed: boolean;
}
