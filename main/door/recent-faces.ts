import { distanceOf } from '../gallery/vectors.js';
import type { Evidence } from './evidence.js';

/** Someone who was out of view for longer has left. */
const goneAfterMs = 30_000;

interface RecentFace<Note> {
  readonly evidence: Evidence;
  readonly note: Note;
  lastSeenMs: number;
}

/** What was noted about people who may still be in front of the camera, however often their track is lost. */
export class RecentFaces<Note> {
  readonly #sameDistance: (evidence: Evidence) => number;
  #faces: RecentFace<Note>[] = [];

  /** @param sameDistance of one person's faces to their evidence, as an L2 distance. */
  constructor(sameDistance: (evidence: Evidence) => number) {
    this.#sameDistance = sameDistance;
  }

  /** Notes something about the person who looks like this. @param nowMs on a monotonic clock. */
  add(evidence: Evidence, note: Note, nowMs: number): void {
    this.#faces.push({ evidence, note, lastSeenMs: nowMs });
  }

  /**
   * What was noted about this person, oldest first, until they leave.
   * @returns each note with the L2 distance to the evidence then.
   */
  notesOn({ embedding }: Evidence, nowMs: number): { note: Note; distance: number }[] {
    this.#faces = this.#faces.filter(({ lastSeenMs }) => nowMs - lastSeenMs <= goneAfterMs);
    return this.#faces.flatMap((face) => {
      const distance = distanceOf(face.evidence.embedding, embedding);
      if (distance > this.#sameDistance(face.evidence)) return [];
      face.lastSeenMs = nowMs;
      return [{ note: face.note, distance }];
    });
  }
}
