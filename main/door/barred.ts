import type { Evidence } from './evidence.js';
import { RecentFaces } from './recent-faces.js';

/**
 * Identities that people in front of the camera have denied. An identity stays barred for them until they leave; for
 * everyone else it is not.
 */
export class BarredIdentities {
  readonly #faces: RecentFaces<string>;

  /** @param sameDistance of one person's faces to their evidence, as an L2 distance. */
  constructor(sameDistance: (evidence: Evidence) => number) {
    this.#faces = new RecentFaces(sameDistance);
  }

  /** Bars an identity for the person who looks like this. @param nowMs on a monotonic clock. */
  add(subjectId: string, evidence: Evidence, nowMs: number): void {
    this.#faces.add(evidence, subjectId, nowMs);
  }

  /** True if a probe shows a person who said that they are not someone. */
  hasAny(probe: Evidence, nowMs: number): boolean {
    return this.#faces.notesOn(probe, nowMs).length > 0;
  }

  /**
   * True if a probe shows a person who said that they are not this subject.
   * @param distance of the probe to the subject's template. A face that is nearer to the template than to
   *   the face that was barred may be the subject's own.
   */
  has(subjectId: string, probe: Evidence, distance: number, nowMs: number): boolean {
    return this.#faces
      .notesOn(probe, nowMs)
      .some(({ note, distance: apart }) => note === subjectId && apart < distance);
  }
}
