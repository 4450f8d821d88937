import type { Gallery } from '../gallery/gallery.js';
import type { BarredIdentities } from './barred.js';
import type { Probe } from './door.js';
import type { Evidence } from './evidence.js';
import type { TrackDistances } from './tracker.js';

/** The person that the faces of one track show. */
export type Recognised =
  | {
      readonly kind: 'recognised';
      readonly subjectId: string;
      /** L2 distance to the subject's template. */
      readonly distance: number;
      /** The runner-up's distance minus this one; null with a single subject. */
      readonly margin: number | null;
    }
  | {
      readonly kind: 'not-recognised';
      /** The person the face looks most like; null if no one is enrolled. */
      readonly nearestId: string | null;
    }
  /** A sample is too far from the subject in the other samples: they are not all of one person. */
  | { readonly kind: 'mixed' }
  /** The person said that they are not this subject. */
  | { readonly kind: 'barred' };

/** How far apart faces of one person can be, for the gallery's embedding model. */
export function trackDistances(gallery: Gallery): TrackDistances {
  return {
    same: ({ samples }: Evidence): number => gallery.visitThreshold(samples),
    // The self-test may change the gallery's calibration.
    get possible() {
      return gallery.possibleVisitDistance;
    },
  };
}

/**
 * The share of the accepted FPIR that a try gets: all tries together get all of it, so that a stranger who
 * stays, or leaves and returns, is not accepted more often than the setting says. Most people are recognised
 * at the first try, which gets most of it (docs/accuracy.md).
 */
function fpirShare(earlierTries: number): number {
  return earlierTries === 0 ? 0.7 : 0.3 * 0.5 ** earlierTries;
}

/**
 * The share of the accepted FPIR at which a recognition is beyond doubt, and the factor for the required margin:
 * a stranger passes a hundred times less often than the setting accepts.
 */
const certain = { fpirShare: 0.01, marginFactor: 2 };

/** Whether evidence would also be recognised as a subject under much stricter limits. */
export function isCertain(
  { embedding, samples }: Evidence,
  subjectId: string,
  gallery: Gallery,
): boolean {
  const identity = gallery.identify(embedding, samples, certain.fpirShare);
  const { margin } = identity;
  const minMargin = certain.marginFactor * gallery.calibration.margin;
  return identity.subjectId === subjectId && (margin === null || margin >= minMargin);
}

/**
 * Searches the gallery for the person of a track.
 * @param nowMs on a monotonic clock.
 */
export function recognise(
  { samples, evidence, earlierTries }: Omit<Probe, 'trackId' | 'box'>,
  gallery: Gallery,
  barred: BarredIdentities,
  nowMs: number,
): Recognised {
  const { subjectId, nearest, margin } = gallery.identify(
    evidence.embedding,
    evidence.samples,
    fpirShare(earlierTries),
  );
  if (subjectId === null || nearest === null) {
    return { kind: 'not-recognised', nearestId: nearest?.subjectId ?? null };
  }
  const isOnePerson = samples.every(({ embedding }) => gallery.mayBe(subjectId, embedding));
  if (!isOnePerson) return { kind: 'mixed' };
  const { distance } = nearest;
  if (barred.has(subjectId, evidence, distance, nowMs)) return { kind: 'barred' };
  return { kind: 'recognised', subjectId, distance, margin };
}
