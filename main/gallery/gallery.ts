import { Fault } from '../../contract/fault.js';
import { SearchIndex } from './search.js';
import type { Template } from './template.js';
import { impostorTail, thresholdForFmr, thresholdForFpir } from './threshold.js';
import type { Calibration } from './threshold.js';
import { distanceOf } from './vectors.js';

/** A subject with its distance to a probe. */
export interface Candidate {
  readonly subjectId: string;
  readonly distance: number;
}

/** The result of identifying a probe. */
export interface Identity {
  /** Null for an unknown person. */
  readonly subjectId: string | null;
  /** The nearest subject, accepted or not; null in an empty gallery. */
  readonly nearest: Candidate | null;
  /** The runner-up's distance minus the nearest's; null with fewer than two subjects. */
  readonly margin: number | null;
  readonly threshold: number;
}

export interface GalleryOptions {
  readonly modelId: string;
  readonly dimension: number;
  readonly calibration: Calibration;
  /** Share of strangers who may be given a name, 0 to 1. */
  readonly targetFpir: number;
}

/**
 * The identification threshold for a gallery of `headCount` people, as an L2 distance.
 * @param samples how many samples were fused into a template and into a probe.
 * @param targetFpir share of strangers who may be given a name, 0 to 1.
 */
export function thresholdFor(
  calibration: Calibration,
  samples: { readonly templateSamples: number; readonly probeSamples: number },
  headCount: number,
  targetFpir: number,
): number {
  const tail = impostorTail(calibration, samples.templateSamples, samples.probeSamples);
  return thresholdForFpir(tail, headCount, targetFpir);
}

/** Two subjects below the threshold of this false match rate are probably the same person. */
const samePersonFmr = 1e-6;

/**
 * Of pairs of people who stand at one place one after the other, this share may be taken for one person. Frames of one
 * visit differ much less than photos: of 107 pairs of usable faces in four clips of moving people, the furthest are
 * 0.25 apart with the dlib net, whose threshold for this rate is 0.33.
 */
const sameVisitFmr = 1e-4;
/** For faces that reveal little about whose they are. */
const possibleVisitFmr = 0.1;

/**
 * All templates, for recognition: one per subject, all made by the same model. Holds only the fused
 * embeddings; the samples' embeddings stay in the template store.
 */
export class Gallery {
  readonly #options: GalleryOptions;
  #targetFpir: number;
  #calibration: Calibration;
  readonly #index: SearchIndex;
  /** Subject ids and numbers of samples, in the order of the index. */
  readonly #subjects: string[] = [];
  readonly #samples: number[] = [];
  /** Each subject's position in that order. */
  readonly #positions = new Map<string, number>();

  constructor(options: GalleryOptions) {
    this.#options = options;
    this.#targetFpir = options.targetFpir;
    this.#calibration = options.calibration;
    this.#index = new SearchIndex(options.dimension);
  }

  /** Changes the share of strangers who may be given a name, 0 to 1. */
  set targetFpir(share: number) {
    this.#targetFpir = share;
  }

  /** The calibration that thresholds are computed from. */
  get calibration(): Calibration {
    return this.#calibration;
  }

  set calibration(calibration: Calibration) {
    this.#calibration = calibration;
  }

  /** Only templates of this model can be added. */
  get modelId(): string {
    return this.#options.modelId;
  }

  get size(): number {
    return this.#subjects.length;
  }

  has(subjectId: string): boolean {
    return this.#positions.has(subjectId);
  }

  /** L2 distance of a probe to a subject's template. @throws RangeError if the subject is not enrolled. */
  distanceTo(subjectId: string, probe: Float32Array): number {
    return distanceOf(this.#index.at(this.#positions.get(subjectId) ?? -1), probe);
  }

  /**
   * Adds a subject, or replaces its template.
   * @throws Fault `data-damaged` if another model made the template.
   */
  add(subjectId: string, template: Template): void {
    if (template.modelId !== this.#options.modelId) {
      throw new Fault(
        'data-damaged',
        `The template was made by model ${template.modelId} and cannot be compared with those of ${this.#options.modelId}. Enrol the person again.`,
      );
    }
    this.remove(subjectId);
    this.#positions.set(subjectId, this.#index.add(template.embedding));
    this.#subjects.push(subjectId);
    this.#samples.push(template.samples.length);
  }

  /** Removes a subject, if enrolled. */
  remove(subjectId: string): void {
    const position = this.#positions.get(subjectId);
    if (position === undefined) return;
    // The last subject moves to the freed position, as in the index.
    this.#index.remove(position);
    this.#positions.delete(subjectId);
    const last = this.#subjects.pop()!;
    const lastSamples = this.#samples.pop()!;
    if (last === subjectId) return;
    this.#subjects[position] = last;
    this.#samples[position] = lastSamples;
    this.#positions.set(last, position);
  }

  /** The `count` nearest subjects, nearest first. */
  nearest(probe: Float32Array, count: number): Candidate[] {
    return this.#index.nearest(probe, count).map(({ index, distance }) => ({
      subjectId: this.#subjects[index]!,
      distance,
    }));
  }

  /**
   * The distance below which a probe is accepted, for the number of enrolled people.
   * @param templateSamples how many samples were fused into the nearest template.
   * @param probeSamples how many samples were fused into the probe.
   * @param fpirShare of the accepted FPIR, 0 to 1: less where somebody is probed again and again.
   */
  threshold(templateSamples: number, probeSamples: number, fpirShare = 1): number {
    const samples = { templateSamples, probeSamples };
    return thresholdFor(this.#calibration, samples, this.size, this.#targetFpir * fpirShare);
  }

  /**
   * Identifies a probe: the nearest subject, if its distance is below the threshold and the runner-up is
   * further away by at least the calibrated margin. Of two look-alikes, neither is named.
   * @param probe an embedding, or several of one face fused by `fuse`.
   * @param probeSamples how many samples were fused.
   * @param fpirShare as for `threshold`.
   */
  identify(probe: Float32Array, probeSamples = 1, fpirShare = 1): Identity {
    const [nearest = null, second] = this.nearest(probe, 2);
    const templateSamples = nearest === null ? 1 : this.#samplesOf(nearest);
    const threshold = this.threshold(templateSamples, probeSamples, fpirShare);
    if (nearest === null) return { subjectId: null, nearest, margin: null, threshold };
    const margin = second === undefined ? null : second.distance - nearest.distance;
    const isClear = margin === null || margin >= this.#calibration.margin;
    const accepted = nearest.distance < threshold && isClear;
    return { subjectId: accepted ? nearest.subjectId : null, nearest, margin, threshold };
  }

  /**
   * The distance below which a face belongs to the person in front of the camera, whose faces were fused.
   * @param fusedSamples how many independent samples the fused faces are worth.
   */
  visitThreshold(fusedSamples: number): number {
    return thresholdForFmr(impostorTail(this.#calibration, fusedSamples, 1), sameVisitFmr);
  }

  /** The distance within which a face that is dark, blurred or turned may still be the same person's. */
  get possibleVisitDistance(): number {
    return verificationThreshold(this.#calibration, possibleVisitFmr);
  }

  /**
   * False if a single camera frame is too far from a subject to show them, though the probe that it is
   * part of was accepted. @throws RangeError if the subject is not enrolled.
   */
  mayBe(subjectId: string, embedding: Float32Array): boolean {
    const distance = this.distanceTo(subjectId, embedding);
    return distance < verificationThreshold(this.#calibration);
  }

  /** Subjects so similar to a new template that one may be mistaken for the other, nearest first. */
  confusable(template: Template): { candidate: Candidate; probablySame: boolean }[] {
    return this.#confusable(template.embedding, template.samples.length);
  }

  /** Ids of the other subjects that this one may be mistaken for. @throws RangeError if it is not enrolled. */
  lookAlikesOf(subjectId: string): string[] {
    const position = this.#positions.get(subjectId) ?? -1;
    return this.#confusable(this.#index.at(position), this.#samples[position]!)
      .map(({ candidate }) => candidate.subjectId)
      .filter((id) => id !== subjectId);
  }

  #confusable(
    embedding: Float32Array,
    samples: number,
  ): { candidate: Candidate; probablySame: boolean }[] {
    return this.nearest(embedding, 5).flatMap((candidate) => {
      const candidateSamples = this.#samplesOf(candidate);
      const tail = impostorTail(this.#calibration, candidateSamples, samples);
      const probablySame = candidate.distance < thresholdForFmr(tail, samePersonFmr);
      const isSimilar = candidate.distance < this.threshold(candidateSamples, samples);
      return probablySame || isSimilar ? [{ candidate, probablySame }] : [];
    });
  }

  #samplesOf({ subjectId }: Candidate): number {
    return this.#samples[this.#positions.get(subjectId)!]!;
  }
}

/** The threshold of `verify` for a false match rate, 0 to 1, as an L2 distance. */
export function verificationThreshold(calibration: Calibration, fmr = 1e-3): number {
  return thresholdForFmr(calibration.impostor, fmr);
}

/** Compares two embeddings (1:1). */
export function verify(
  one: Float32Array,
  other: Float32Array,
  calibration: Calibration,
): { distance: number; threshold: number; same: boolean } {
  const distance = distanceOf(one, other);
  const threshold = verificationThreshold(calibration);
  return { distance, threshold, same: distance < threshold };
}
