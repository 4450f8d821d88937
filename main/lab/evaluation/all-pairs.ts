import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Fault } from '../../../contract/fault.js';

/** A photo's embedding and the person it shows. */
export interface LabelledEmbedding {
  /** Number of the person, from 0. */
  readonly person: number;
  /** Of length 1. */
  readonly embedding: Float32Array;
}

/** The false accept rates of the figures, as keys. */
export const allPairsFars = ['0.01', '0.001', '0.0001', '0.00001', '0.000001'] as const;
export type AllPairsFar = (typeof allPairsFars)[number];
type PerFar<Value> = Record<AllPairsFar, Value>;

/** Figures of all pairs of photos. Shares are 0 to 1. */
export interface AllPairsFigures {
  readonly people: number;
  readonly photos: number;
  readonly genuinePairs: number;
  readonly impostorPairs: number;
  /** True accept rate: share of genuine pairs closer than the threshold for a false accept rate. */
  readonly tarAtFar: PerFar<number>;
  /** 95% intervals of the rates: bootstrap over people, 200 draws. */
  readonly intervalAtFar: PerFar<[number, number]>;
  /** L2 distance; at most that share of impostor pairs is closer. */
  readonly thresholdAtFar: PerFar<number>;
}

/** Impostor distances are counted in bins of this width, and those that may matter kept. */
const binWidth = 1e-4;
const bins = 2 / binWidth + 1;
/** Share of the impostor pairs that are kept: twice the largest rate, since draws vary. */
const keptShare = 0.02;
const draws = 200;
/** Photos compared with all before them between two turns of the event loop. */
const photosPerTurn = 50;

/**
 * Compares each photo with each other one. Distances are counted as they are computed, and only the lowest
 * 2% of the impostors' are kept, so memory grows slowly with the number of pairs.
 * @param photos of at least two people, in any order.
 * @param seed of the bootstrap.
 * @throws Fault `invalid-input` without a genuine or an impostor pair.
 */
export async function allPairsFigures(
  photos: readonly LabelledEmbedding[],
  seed = 1,
): Promise<AllPairsFigures> {
  const people = 1 + photos.reduce((max, { person }) => Math.max(max, person), -1);
  const counts = new Float64Array(people);
  for (const { person } of photos) counts[person]! += 1;
  const histogram = new Float64Array(bins);
  const genuine: KnownDistance[] = [];
  await eachPair(photos, (one, other, distance) => {
    if (one === other) genuine.push({ distance, one, other });
    else histogram[Math.floor(distance / binWidth)]! += 1;
  });
  const impostorPairs = histogram.reduce((sum, count) => sum + count, 0);
  if (genuine.length === 0 || impostorPairs === 0) {
    throw new Fault(
      'invalid-input',
      'All pairs need photos of at least two people, and two photos of at least one of them. Add photos.',
    );
  }
  const limit = limitOf(histogram, keptShare * impostorPairs);
  const impostors: KnownDistance[] = [];
  await eachPair(photos, (one, other, distance) => {
    if (one !== other && distance < limit) impostors.push({ distance, one, other });
  });
  impostors.sort((a, b) => a.distance - b.distance);
  const sample = { genuine, impostors, counts };
  const once = new Float64Array(people).fill(1);
  const measured = ratesOf(sample, once);
  const drawn = bootstrap(sample, seed);
  return {
    people: counts.filter((count) => count > 0).length,
    photos: photos.length,
    genuinePairs: genuine.length,
    impostorPairs,
    tarAtFar: perFar((far) => measured[far].tar),
    thresholdAtFar: perFar((far) => measured[far].threshold),
    intervalAtFar: perFar((far) => intervalOf(drawn.map((rates) => rates[far].tar))),
  };
}

interface KnownDistance {
  readonly distance: number;
  /** The people in the two photos. */
  readonly one: number;
  readonly other: number;
}

interface Sample {
  readonly genuine: readonly KnownDistance[];
  /** Those that are kept, ascending. */
  readonly impostors: readonly KnownDistance[];
  /** Photos of each person. */
  readonly counts: Float64Array;
}

async function eachPair(
  photos: readonly LabelledEmbedding[],
  take: (one: number, other: number, distance: number) => void,
): Promise<void> {
  for (const [index, { person, embedding }] of photos.entries()) {
    for (let before = 0; before < index; before++) {
      const other = photos[before]!;
      let product = 0;
      for (let at = 0; at < embedding.length; at++)
        product += embedding[at]! * other.embedding[at]!;
      take(person, other.person, Math.sqrt(Math.min(4, Math.max(0, 2 - 2 * product))));
    }
    if (index % photosPerTurn === 0) await yieldToEventLoop();
  }
}

/** The upper edge of the bin in which a number of distances is reached. */
function limitOf(histogram: Float64Array, count: number): number {
  let sum = 0;
  const bin = histogram.findIndex((counted) => (sum += counted) >= count);
  return (bin + 2) * binWidth;
}

/** The rates if each person, with all of their photos, occurs `weights[person]` times. */
function ratesOf(
  { genuine, impostors, counts }: Sample,
  weights: Float64Array,
): PerFar<{ tar: number; threshold: number }> {
  let [photos, squares] = [0, 0];
  for (const [person, count] of counts.entries()) {
    photos += weights[person]! * count;
    squares += (weights[person]! * count) ** 2;
  }
  const impostorPairs = (photos ** 2 - squares) / 2;
  const genuinePairs = genuine.reduce((sum, { one }) => sum + weights[one]!, 0);
  return perFar((far) => {
    // The small addition compensates for rounding. As `thresholdAt`: the first that must not be accepted.
    const allowed = Number(far) * impostorPairs + 1e-9;
    let accepted = 0;
    const first = impostors.find(
      ({ one, other }) => (accepted += weights[one]! * weights[other]!) > allowed,
    );
    const threshold = (first ?? impostors.at(-1)!).distance;
    const below = genuine.reduce(
      (sum, { one, distance }) => sum + (distance < threshold ? weights[one]! : 0),
      0,
    );
    return { tar: below / genuinePairs, threshold };
  });
}

/** Draws as many people as there are, with replacement. Draws without a genuine pair are left out. */
function bootstrap(sample: Sample, seed: number): PerFar<{ tar: number }>[] {
  const generator = xoroshiro128plus(seed);
  const people = sample.counts.length;
  return Array.from({ length: draws }, () => {
    const weights = new Float64Array(people);
    for (let draw = 0; draw < people; draw++) weights[uniformInt(generator, 0, people - 1)]! += 1;
    return ratesOf(sample, weights);
  }).filter((rates) => Number.isFinite(rates['0.01'].tar));
}

function intervalOf(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return [at(0.025), at(0.975)];
}

function perFar<Value>(valueOf: (far: AllPairsFar) => Value): PerFar<Value> {
  return Object.fromEntries(allPairsFars.map((far) => [far, valueOf(far)])) as PerFar<Value>;
}
