import { reasonsAgainst, type Analysis, type Face } from '../../contract/face.js';
import type { FaultCode } from '../../contract/fault.js';
import { makeTemplate, type Template } from './template.js';
import { distanceOf, fuse } from './vectors.js';

/** A sample offered for enrolment: where it is from, and what vision found in it. */
export interface OfferedSample {
  readonly source: string;
  readonly analysis: Analysis;
}

export interface RefusedSample {
  readonly source: string;
  readonly code: FaultCode;
  readonly reason: string;
}

export interface Enrolment {
  /** Null where every sample was refused. */
  readonly template: Template | null;
  readonly accepted: readonly string[];
  readonly refused: readonly RefusedSample[];
  readonly warnings: readonly string[];
}

/** Fewer samples make a weak template: with one, every fifth probe at 100 people goes unknown. */
const wantedSamples = 3;

/** A face this much narrower than the largest is somebody in the background. */
const backgroundShare = 0.4;

/**
 * Chooses the samples of one subject and fuses them. Refused are samples with no face, with more
 * than one (faces in the background, below 40 % of the largest one's width, are passed over), of
 * poor quality, or unlike the other samples.
 * @param sameDistance samples further than this from the rest of them show somebody else.
 */
export function enrol(offered: readonly OfferedSample[], sameDistance: number): Enrolment {
  const refused: RefusedSample[] = [];
  const good: { source: string; embedding: Float32Array; weight: number; modelId: string }[] = [];
  for (const { source, analysis } of offered) {
    const refusal = refusalOf(analysis);
    const [face] = analysis.faces;
    if (refusal !== null || face === undefined) {
      refused.push({ source, ...(refusal ?? noFace) });
    } else {
      const { embedding, quality } = face;
      good.push({ source, embedding, weight: quality.score, modelId: analysis.modelId });
    }
  }
  const alike = withoutOutliers(good, sameDistance, refused);
  const warnings: string[] = [];
  if (alike.length > 0 && alike.length < wantedSamples) {
    warnings.push(
      `only ${alike.length} sample${alike.length === 1 ? '' : 's'}: with ${wantedSamples} or more this person is recognised more reliably`,
    );
  }
  const [first] = alike;
  return {
    template:
      first === undefined
        ? null
        : makeTemplate(
            first.modelId,
            alike.map((sample) => sample.embedding),
            alike.map((sample) => sample.weight),
          ),
    accepted: alike.map((sample) => sample.source),
    refused,
    warnings,
  };
}

/** The faces that are not in the background, largest first. */
export function nearFaces({ faces }: Analysis): Face[] {
  const least = backgroundShare * (faces[0]?.box.width ?? 0);
  return faces.filter((face) => face.box.width >= least);
}

const noFace = {
  code: 'no-face',
  reason: 'shows no face; use a photo with the face in full view',
} as const;

function refusalOf(analysis: Analysis): { code: FaultCode; reason: string } | null {
  const [largest] = analysis.faces;
  if (largest === undefined) return noFace;
  const near = nearFaces(analysis);
  if (near.length > 1) {
    return {
      code: 'several-faces',
      reason: `shows ${near.length} faces; use a photo of this person alone`,
    };
  }
  if (largest.quality.usable) return null;
  return { code: 'poor-quality', reason: reasonsAgainst(largest.quality) };
}

/** Drops, one by one, the sample that is furthest from all the others together. */
function withoutOutliers<
  Sample extends { source: string; embedding: Float32Array; weight: number },
>(samples: readonly Sample[], sameDistance: number, refused: RefusedSample[]): Sample[] {
  const kept = [...samples];
  // Of two that differ nobody can say which is the wrong one: both stay, and look alike or not.
  while (kept.length > 2) {
    const distances = kept.map((sample) => {
      const others = kept.filter((other) => other !== sample);
      return distanceOf(sample.embedding, fuse(others.map((other) => other.embedding)));
    });
    const furthest = distances.indexOf(Math.max(...distances));
    if (distances[furthest]! <= sameDistance) break;
    const [dropped] = kept.splice(furthest, 1);
    refused.push({
      source: dropped!.source,
      code: 'poor-quality',
      reason: `does not look like the other samples (distance ${distances[furthest]!.toFixed(3)}); is it somebody else?`,
    });
  }
  return kept;
}
