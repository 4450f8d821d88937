import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Gallery } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import { fitImpostorTail, type ImpostorTail } from '../../gallery/threshold.js';
import { distanceOf, fuse } from '../../gallery/vectors.js';

/** Width of a histogram bin, L2 distance. Distances are at most 2 and rarely above 1.6. */
export const binWidth = 0.02;
const bins = 80;

/** Minimum for `fitImpostorTail`. */
export const minPairs = 1000;
/** Enough for the tail's quantile of 10⁻⁴, with fifty distances below it. */
const maxPairs = 500_000;
/** Probes between two turns of the event loop. */
const probesPerTurn = 20;

/** How well a gallery distinguishes its people, measured on its own samples. */
export interface SelfTest {
  readonly people: number;
  readonly samples: number;
  /** Distance of each sample to its subject's other samples, fused. */
  readonly genuine: readonly number[];
  /** Distance of each sample to the nearest other subject, as for a similar stranger. */
  readonly nearestOther: readonly number[];
  /** Compared pairs of single samples of different people. */
  readonly pairs: number;
  /** Fitted to those pairs; null for fewer than `minPairs`. */
  readonly tail: ImpostorTail | null;
  /** Subjects so similar that one may be mistaken for the other, nearest first. */
  readonly confusable: readonly {
    readonly one: string;
    readonly other: string;
    readonly distance: number;
    readonly probablySame: boolean;
  }[];
}

/**
 * Measures a gallery with its own samples only.
 * @param templates of everyone in the gallery, by subject id.
 */
export async function selfTest(
  gallery: Gallery,
  templates: ReadonlyMap<string, Template>,
): Promise<SelfTest> {
  const genuine: number[] = [];
  const nearestOther: number[] = [];
  const confusable: SelfTest['confusable'][number][] = [];
  let probes = 0;
  for (const [subjectId, template] of templates) {
    for (const [index, sample] of template.samples.entries()) {
      const others = template.samples.toSpliced(index, 1);
      if (others.length > 0) genuine.push(distanceOf(sample, fuse(others)));
      const other = gallery.nearest(sample, 2).find((one) => one.subjectId !== subjectId);
      if (other !== undefined) nearestOther.push(other.distance);
      probes += 1;
      // The kiosk runs on the same thread.
      if (probes % probesPerTurn === 0) await yieldToEventLoop();
    }
    for (const { candidate, probablySame } of gallery.confusable(template)) {
      const { subjectId: other, distance } = candidate;
      // Report each pair once, and skip the subject's own template.
      if (other > subjectId) confusable.push({ one: subjectId, other, distance, probablySame });
    }
  }
  const distances = await impostorDistances([...templates.values()]);
  const { power } = gallery.calibration.impostor;
  return {
    people: templates.size,
    samples: probes,
    genuine,
    nearestOther,
    pairs: distances.length,
    tail: distances.length < minPairs ? null : fitImpostorTail(distances, power),
    confusable: confusable.sort((a, b) => a.distance - b.distance),
  };
}

/** Figures of the door's probes: first frames of people who were identified in the end. */
export interface DoorTest {
  readonly probes: number;
  /** Distance of each probe to its own subject's template. */
  readonly genuine: readonly number[];
  /** Distance of each probe to the nearest other subject. */
  readonly nearestOther: readonly number[];
  /** Mean number of samples fused into a probe; 1 without probes. */
  readonly samples: number;
}

/** Measures a gallery with probes from the door. Skips people who are no longer enrolled. */
export async function doorTest(
  gallery: Gallery,
  probes: readonly {
    readonly subjectId: string;
    readonly samples: number;
    readonly embedding: Float32Array;
  }[],
): Promise<DoorTest> {
  const genuine: number[] = [];
  const nearestOther: number[] = [];
  let samples = 0;
  for (const [index, probe] of probes.entries()) {
    if (!gallery.has(probe.subjectId)) continue;
    genuine.push(gallery.distanceTo(probe.subjectId, probe.embedding));
    const nearest = gallery.nearest(probe.embedding, 2);
    const other = nearest.find(({ subjectId }) => subjectId !== probe.subjectId);
    if (other !== undefined) nearestOther.push(other.distance);
    samples += probe.samples;
    if (index % probesPerTurn === 0) await yieldToEventLoop();
  }
  const { length } = genuine;
  return { probes: length, genuine, nearestOther, samples: length === 0 ? 1 : samples / length };
}

/** Counts distances in bins of `binWidth`; the last bin includes all larger distances. */
export function histogram(distances: readonly number[]): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const distance of distances) {
    counts[Math.min(bins - 1, Math.floor(distance / binWidth))]! += 1;
  }
  return counts;
}

/** The error rates of a threshold: strangers accepted (FPIR) and subjects rejected (FNIR), 0 to 1. */
export function errorsAt(
  threshold: number,
  { genuine, nearestOther }: Pick<SelfTest, 'genuine' | 'nearestOther'>,
): { fpir: number; fnir: number } {
  const share = (distances: readonly number[], isWrong: (distance: number) => boolean): number =>
    distances.length === 0 ? 0 : distances.filter(isWrong).length / distances.length;
  return {
    fpir: share(nearestOther, (distance) => distance < threshold),
    fnir: share(genuine, (distance) => distance >= threshold),
  };
}

/** Distances between single samples of different people: all, or an even selection of `maxPairs`. */
async function impostorDistances(templates: readonly Template[]): Promise<Float64Array> {
  const samples = templates.flatMap(({ samples }, person) =>
    samples.map((sample) => ({ person, sample })),
  );
  const pairCount = (samples.length * (samples.length - 1)) / 2;
  const step = Math.max(1, Math.ceil(pairCount / maxPairs));
  const found: number[] = [];
  let pair = 0;
  for (const [index, one] of samples.entries()) {
    for (let at = 0; at < index; at++, pair++) {
      if (pair % step !== 0 || samples[at]!.person === one.person) continue;
      found.push(distanceOf(one.sample, samples[at]!.sample));
    }
    if (index % probesPerTurn === 0) await yieldToEventLoop();
  }
  return Float64Array.from(found);
}
