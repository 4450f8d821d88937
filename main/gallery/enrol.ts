import { reasonsAgainst, type Analysis, type Face } from '../../contract/face.js';
import type { FaultCode } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import { makeTemplate, type Template } from './template.js';
import { distanceOf, fuse } from './vectors.js';

/** A sample for enrolment: its source, such as a file, and its analysis. */
export interface OfferedSample {
  readonly source: string;
  readonly analysis: Analysis;
}

/** A sample that was not used. */
export interface RefusedSample {
  readonly source: string;
  readonly code: FaultCode;
  /** For people, to follow the source, such as `the photo shows 2 faces: …`. */
  readonly reason: string;
}

/** The result of an enrolment. */
export interface Enrolment {
  /** Null if every sample was refused. */
  readonly template: Template | null;
  readonly accepted: readonly string[];
  readonly refused: readonly RefusedSample[];
  /** Sentences for people. */
  readonly warnings: readonly string[];
}

/** Fewer samples make a weak template: with 1, every fifth probe is not recognised among 100 people. */
const recommendedSamples = 3;

/** Faces narrower than this share of the largest face are in the background. */
const backgroundShare = 0.4;

/**
 * Makes a template from samples of one subject. Refuses samples without a face, with several faces (not
 * counting those in the background, below 40% of the largest face's width), of poor quality, or unlike
 * the other samples.
 * @param maxDistance samples further than this from the other samples show someone else.
 */
export function enrol(offered: readonly OfferedSample[], maxDistance: number): Enrolment {
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
  const accepted = withoutOutliers(good, maxDistance, refused);
  const warnings: string[] = [];
  if (accepted.length > 0 && accepted.length < recommendedSamples) {
    warnings.push(
      `Only ${counted(accepted.length, 'photo was', 'photos were')} accepted. With at least ${recommendedSamples} photos, this person is recognised more reliably.`,
    );
  }
  const [first] = accepted;
  return {
    template:
      first === undefined
        ? null
        : makeTemplate(
            first.modelId,
            accepted.map((sample) => sample.embedding),
            accepted.map((sample) => sample.weight),
          ),
    accepted: accepted.map((sample) => sample.source),
    refused,
    warnings,
  };
}

/** The faces in the foreground, largest first. */
export function nearFaces({ faces }: Analysis): Face[] {
  const minWidth = backgroundShare * (faces[0]?.box.width ?? 0);
  return faces.filter((face) => face.box.width >= minWidth);
}

const noFace = {
  code: 'no-face',
  reason: 'the photo shows no face: use one with the whole face in view',
} as const;

function refusalOf(analysis: Analysis): { code: FaultCode; reason: string } | null {
  const [largest] = analysis.faces;
  if (largest === undefined) return noFace;
  const near = nearFaces(analysis);
  if (near.length > 1) {
    return {
      code: 'several-faces',
      reason: `the photo shows ${near.length} faces: use one of this person alone`,
    };
  }
  if (largest.quality.usable) return null;
  return { code: 'poor-quality', reason: reasonsAgainst(largest.quality) };
}

/** Repeatedly drops the sample furthest from the fused other samples, and adds it to `refused`. */
function withoutOutliers<
  Sample extends { source: string; embedding: Float32Array; weight: number },
>(samples: readonly Sample[], maxDistance: number, refused: RefusedSample[]): Sample[] {
  const kept = [...samples];
  // If two samples differ, either could be the wrong one, so both stay.
  while (kept.length > 2) {
    const distances = kept.map((sample) => {
      const others = kept.filter((other) => other !== sample);
      return distanceOf(sample.embedding, fuse(others.map((other) => other.embedding)));
    });
    const furthest = distances.indexOf(Math.max(...distances));
    if (distances[furthest]! <= maxDistance) break;
    const [dropped] = kept.splice(furthest, 1);
    refused.push({
      source: dropped!.source,
      code: 'poor-quality',
      reason: `the face does not match the other photos (distance ${distances[furthest]!.toFixed(3)}): check that it is the same person`,
    });
  }
  return kept;
}
