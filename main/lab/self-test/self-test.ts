import { setImmediate as breathe } from 'node:timers/promises';
import type { Gallery } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import { fitImpostorTail, type ImpostorTail } from '../../gallery/threshold.js';
import { distanceOf, fuse } from '../../gallery/vectors.js';

/** Width of a histogram's bin, L2 distance; unit vectors are at most 2 apart, people seldom 1.6. */
export const binWidth = 0.02;
const bins = 80;

/** `fitImpostorTail` needs so many. */
export const leastPairs = 1000;
/** Enough for the tail's quantile 10⁻⁴ with fifty distances below it. */
const mostPairs = 500_000;
const probesBetweenBreaths = 20;

/** How well a gallery tells its own people apart, measured on its own samples. */
export interface SelfTest {
  readonly people: number;
  readonly samples: number;
  /** Of each sample to its subject's other samples, fused. */
  readonly genuine: readonly number[];
  /** Of each sample to the nearest other subject: what a stranger so like somebody would have. */
  readonly nearestOther: readonly number[];
  /** Pairs of single samples of different people that were compared. */
  readonly pairs: number;
  /** Fitted to those pairs; null with fewer than `leastPairs`. */
  readonly tail: ImpostorTail | null;
  /** Subjects so alike that one may be taken for the other, nearest first. */
  readonly confusable: readonly {
    readonly one: string;
    readonly other: string;
    readonly distance: number;
    readonly probablySame: boolean;
  }[];
}

/**
 * Measures a gallery with its own samples, and nothing else.
 * @param templates with their samples, of everybody in the gallery.
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
      // The door is served by the same thread.
      if (probes % probesBetweenBreaths === 0) await breathe();
    }
    for (const { candidate, probablySame } of gallery.confusable(template)) {
      const { subjectId: other, distance } = candidate;
      // Each pair once; one's own template is the nearest of all.
      if (other > subjectId) confusable.push({ one: subjectId, other, distance, probablySame });
    }
  }
  const distances = await impostorDistances([...templates.values()]);
  return {
    people: templates.size,
    samples: probes,
    genuine,
    nearestOther,
    pairs: distances.length,
    tail: distances.length < leastPairs ? null : fitImpostorTail(distances),
    confusable: confusable.sort((a, b) => a.distance - b.distance),
  };
}

/** What the door's probes show: people at their first look, known to be who they were in the end. */
export interface DoorTest {
  readonly probes: number;
  /** Of each probe to its own subject's template. */
  readonly genuine: readonly number[];
  readonly nearestOther: readonly number[];
  /** Mean evidence of a probe, in samples. */
  readonly samples: number;
}

/** Measures a gallery with probes of its door; those of people no longer in it are passed over. */
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
    if (index % probesBetweenBreaths === 0) await breathe();
  }
  const { length } = genuine;
  return { probes: length, genuine, nearestOther, samples: length === 0 ? 1 : samples / length };
}

/** Counts by distance, `binWidth` each; the last bin holds all beyond. */
export function histogram(distances: readonly number[]): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const distance of distances) {
    counts[Math.min(bins - 1, Math.floor(distance / binWidth))]! += 1;
  }
  return counts;
}

/** Of strangers and of subjects, the share that a threshold gets wrong. */
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

/** Between single samples of different people: all, or evenly chosen ones of very many. */
async function impostorDistances(templates: readonly Template[]): Promise<Float64Array> {
  const samples = templates.flatMap(({ samples }, person) =>
    samples.map((sample) => ({ person, sample })),
  );
  const all = (samples.length * (samples.length - 1)) / 2;
  const step = Math.max(1, Math.ceil(all / mostPairs));
  const found: number[] = [];
  let pair = 0;
  for (const [index, one] of samples.entries()) {
    for (let at = 0; at < index; at++, pair++) {
      if (pair % step !== 0 || samples[at]!.person === one.person) continue;
      found.push(distanceOf(one.sample, samples[at]!.sample));
    }
    if (index % probesBetweenBreaths === 0) await breathe();
  }
  return Float64Array.from(found);
}
