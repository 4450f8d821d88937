import { reasonsAgainst, type Analysis, type Face } from '../../contract/face.js';
import type { FaultCode } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import { meanDistance, onePersonIn } from './one-person.js';
import { makeTemplate, type Template } from './template.js';

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
 * counting those in the background, below 40% of the largest face's width), of poor quality, or of someone
 * else. All are refused if it is unclear whose they are, such as two samples of two people.
 * @param maxDistance as for `onePersonIn`.
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
  const accepted = ofOnePerson(good, maxDistance, refused);
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

/** Keeps the samples of the person that most samples show, and adds the others to `refused`. */
function ofOnePerson<Sample extends { source: string; embedding: Float32Array }>(
  samples: readonly Sample[],
  maxDistance: number,
  refused: RefusedSample[],
): Sample[] {
  if (samples.length === 0) return [];
  const embeddings = samples.map(({ embedding }) => embedding);
  const person = onePersonIn(embeddings, maxDistance);
  const limit = `at most ${maxDistance.toFixed(3)} for one person`;
  for (const [index, { source, embedding }] of samples.entries()) {
    if (person === null) {
      const rest = embeddings.filter((_, other) => other !== index);
      const distance = meanDistance([embedding], rest).toFixed(3);
      refused.push({
        source,
        code: 'several-people',
        reason: `the photos do not show one person (distance to the ${rest.length === 1 ? 'other photo' : 'other photos'} ${distance}; ${limit}): use only photos of this person`,
      });
    } else if (person.others.has(index)) {
      refused.push({
        source,
        code: 'several-people',
        reason: `the face does not match the other photos (distance ${person.others.get(index)!.toFixed(3)}; ${limit}): check that it is the same person`,
      });
    }
  }
  return person === null ? [] : person.samples.map((index) => samples[index]!);
}
