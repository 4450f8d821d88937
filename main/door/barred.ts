import { distanceOf } from '../gallery/vectors.js';
import type { Evidence } from './evidence.js';

/** A person who said that they were recognised as somebody else. */
interface Barred {
  readonly subjectId: string;
  readonly evidence: Evidence;
  lastSeenMs: number;
}

/** Someone who was out of view for longer has left. */
const goneAfterMs = 30_000;

/**
 * Identities that people in front of the camera are not, as they said. An identity stays barred for them
 * until they leave, however often their track is lost; for everyone else it is not.
 */
export class BarredIdentities {
  readonly #sameDistance: (evidence: Evidence) => number;
  #barred: Barred[] = [];

  /** @param sameDistance of one person's faces to their evidence, as an L2 distance. */
  constructor(sameDistance: (evidence: Evidence) => number) {
    this.#sameDistance = sameDistance;
  }

  /** Bars an identity for the person who looks like this. @param nowMs on a monotonic clock. */
  add(subjectId: string, evidence: Evidence, nowMs: number): void {
    this.#barred.push({ subjectId, evidence, lastSeenMs: nowMs });
  }

  /**
   * True if a probe is of somebody who said that they are not this subject.
   * @param distance of the probe to the subject's template: whoever is nearer to it than to the person who
   *   complained may be the subject.
   */
  has(subjectId: string, probe: Evidence, distance: number, nowMs: number): boolean {
    this.#barred = this.#barred.filter(({ lastSeenMs }) => nowMs - lastSeenMs <= goneAfterMs);
    const found = this.#barred.filter((one) => {
      const apart = distanceOf(one.evidence.embedding, probe.embedding);
      return (
        one.subjectId === subjectId && apart <= this.#sameDistance(one.evidence) && apart < distance
      );
    });
    for (const one of found) one.lastSeenMs = nowMs;
    return found.length > 0;
  }
}
