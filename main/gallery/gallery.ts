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

/** The answer to a probe: a subject, or null for somebody unknown. */
export interface Identity {
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

/** The threshold for a number of people, of templates and probes fused of so many samples. */
export function thresholdFor(
  calibration: Calibration,
  { templateSamples, probeSamples }: { templateSamples: number; probeSamples: number },
  headCount: number,
  targetFpir: number,
): number {
  const tail = impostorTail(calibration, templateSamples, probeSamples);
  return thresholdForFpir(tail, headCount, targetFpir);
}

/** Two subjects nearer than at this rate of chance are probably one person. */
const samePersonFmr = 1e-6;

/**
 * All templates, for recognition: one a subject, all of one model. Keeps the fused embeddings only;
 * the samples' own stay where the templates are stored.
 */
export class Gallery {
  readonly #options: GalleryOptions;
  #targetFpir: number;
  #calibration: Calibration;
  readonly #index: SearchIndex;
  /** Subject ids and numbers of samples, in the order of the index. */
  readonly #subjects: string[] = [];
  readonly #samples: number[] = [];
  /** Each subject's place in that order. */
  readonly #places = new Map<string, number>();

  constructor(options: GalleryOptions) {
    this.#options = options;
    this.#targetFpir = options.targetFpir;
    this.#calibration = options.calibration;
    this.#index = new SearchIndex(options.dimension);
  }

  /** Share of strangers who may be given a name, 0 to 1: from now on. */
  set targetFpir(share: number) {
    this.#targetFpir = share;
  }

  /** Where thresholds come from, from now on. */
  set calibration(calibration: Calibration) {
    this.#calibration = calibration;
  }

  /** Only templates that this model made are compared. */
  get modelId(): string {
    return this.#options.modelId;
  }

  get size(): number {
    return this.#subjects.length;
  }

  has(subjectId: string): boolean {
    return this.#places.has(subjectId);
  }

  /** L2 distance of a probe to a subject's template. @throws RangeError for nobody enrolled. */
  distanceTo(subjectId: string, probe: Float32Array): number {
    return distanceOf(this.#index.at(this.#places.get(subjectId) ?? -1), probe);
  }

  /**
   * Adds a subject, or replaces its template.
   * @throws Fault `data-damaged` where the template is another model's.
   */
  add(subjectId: string, template: Template): void {
    if (template.modelId !== this.#options.modelId) {
      throw new Fault(
        'data-damaged',
        `The template was made by ${template.modelId}, this gallery compares ${this.#options.modelId}; enrol the person again.`,
      );
    }
    this.remove(subjectId);
    this.#places.set(subjectId, this.#index.add(template.embedding));
    this.#subjects.push(subjectId);
    this.#samples.push(template.samples.length);
  }

  /** Removes a subject; nothing happens where it is not there. */
  remove(subjectId: string): void {
    const place = this.#places.get(subjectId);
    if (place === undefined) return;
    // The last one takes the place, here as in the index.
    this.#index.remove(place);
    this.#places.delete(subjectId);
    const last = this.#subjects.pop()!;
    const lastSamples = this.#samples.pop()!;
    if (last === subjectId) return;
    this.#subjects[place] = last;
    this.#samples[place] = lastSamples;
    this.#places.set(last, place);
  }

  /** The nearest subjects, nearest first. */
  nearest(probe: Float32Array, count: number): Candidate[] {
    return this.#index.nearest(probe, count).map(({ index, distance }) => ({
      subjectId: this.#subjects[index]!,
      distance,
    }));
  }

  /**
   * The distance under which a probe is accepted, for the number of people enrolled.
   * @param templateSamples how many samples the nearest template was fused of.
   * @param probeSamples how many the probe was.
   */
  threshold(templateSamples: number, probeSamples: number): number {
    const samples = { templateSamples, probeSamples };
    return thresholdFor(this.#calibration, samples, this.size, this.#targetFpir);
  }

  /**
   * Says who a probe shows: the nearest subject, if it is under the threshold and far enough ahead
   * of the runner-up; of two look-alikes neither is named.
   * @param probe an embedding, or several of one face fused by `fuse`.
   * @param probeSamples how many samples were fused.
   */
  identify(probe: Float32Array, probeSamples = 1): Identity {
    const [nearest = null, second] = this.nearest(probe, 2);
    if (nearest === null) {
      return { subjectId: null, nearest, margin: null, threshold: this.threshold(1, probeSamples) };
    }
    const threshold = this.threshold(this.#samplesOf(nearest), probeSamples);
    const margin = second === undefined ? null : second.distance - nearest.distance;
    const ahead = margin === null || margin >= this.#calibration.margin;
    const accepted = nearest.distance < threshold && ahead;
    return { subjectId: accepted ? nearest.subjectId : null, nearest, margin, threshold };
  }

  /** Subjects so like a new template that one may be taken for the other, nearest first. */
  confusable(template: Template): { candidate: Candidate; probablySame: boolean }[] {
    const samples = template.samples.length;
    return this.nearest(template.embedding, 5).flatMap((candidate) => {
      const others = this.#samplesOf(candidate);
      const tail = impostorTail(this.#calibration, others, samples);
      const probablySame = candidate.distance < thresholdForFmr(tail, samePersonFmr);
      const alike = candidate.distance < this.threshold(others, samples);
      return probablySame || alike ? [{ candidate, probablySame }] : [];
    });
  }

  #samplesOf({ subjectId }: Candidate): number {
    return this.#samples[this.#places.get(subjectId)!]!;
  }
}

/** The threshold of `verify` at a false match rate (0 to 1). */
export function verificationThreshold(calibration: Calibration, fmr = 1e-3): number {
  return thresholdForFmr(calibration.impostor, fmr);
}

/** 1:1: do two embeddings show the same person? */
export function verify(
  one: Float32Array,
  other: Float32Array,
  calibration: Calibration,
): { distance: number; threshold: number; same: boolean } {
  const distance = distanceOf(one, other);
  const threshold = verificationThreshold(calibration);
  return { distance, threshold, same: distance < threshold };
}
