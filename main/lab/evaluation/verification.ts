/*
 * Verification (1:1): how well distances separate genuine pairs (same person) from impostor pairs. A pair
 * is accepted if its distance is below the threshold.
 */

/** A pair with its distance. */
export interface MeasuredPair {
  /** L2 distance of the embeddings. */
  readonly distance: number;
  readonly same: boolean;
  /** 0, 1, …; if all are null, the pairs are split into ten folds. */
  readonly fold: number | null;
}

/** Shares are 0 to 1. */
export interface VerificationFigures {
  readonly pairs: number;
  /** Mean over the folds; the threshold for each fold is the best one for the other folds. */
  readonly accuracy: number;
  /**
   * Standard deviation of the folds' accuracies (n − 1). LFW's "standard error of the mean" is this
   * divided by the square root of the number of folds.
   */
  readonly accuracyStd: number;
  /** Area under the ROC curve: the probability that a genuine pair is closer than an impostor pair. */
  readonly auc: number;
  /** Equal error rate. */
  readonly eer: number;
  /** The distance that classifies the most pairs correctly. */
  readonly threshold: number;
  /** True accept rate: share of genuine pairs accepted at a false accept rate. */
  readonly tarAtFar: { readonly '0.01': number; readonly '0.001': number };
}

/**
 * Computes the figures of genuine and impostor pairs.
 * @throws RangeError for fewer than two of each.
 */
export function verificationFigures(pairs: readonly MeasuredPair[]): VerificationFigures {
  const genuine = sortedDistances(pairs, true);
  const impostors = sortedDistances(pairs, false);
  if (genuine.length < 2 || impostors.length < 2) {
    throw new RangeError('at least two genuine and two impostor pairs are needed');
  }
  const accuracies = accuracyByFold(pairs, foldsOf(pairs));
  return {
    pairs: pairs.length,
    accuracy: mean(accuracies),
    accuracyStd: standardDeviation(accuracies),
    auc: areaUnderRoc(genuine, impostors),
    eer: equalErrorRate(genuine, impostors),
    threshold: bestThreshold(pairs),
    tarAtFar: {
      '0.01': acceptedAt(genuine, impostors, 0.01),
      '0.001': acceptedAt(genuine, impostors, 0.001),
    },
  };
}

/**
 * The fold of each pair: its own, or otherwise one of ten folds in turn, with genuine and impostor pairs
 * counted separately (fewer folds if there are fewer pairs of a kind).
 */
export function foldsOf(pairs: readonly MeasuredPair[]): number[] {
  if (pairs.some(({ fold }) => fold !== null)) return pairs.map(({ fold }) => fold ?? 0);
  const genuineCount = pairs.filter(({ same }) => same).length;
  const count = Math.min(10, genuineCount, pairs.length - genuineCount);
  const next = { genuine: 0, impostor: 0 };
  return pairs.map(({ same }) => next[same ? 'genuine' : 'impostor']++ % count);
}

/**
 * The threshold that classifies the most pairs correctly: halfway between two neighbouring distances. Of
 * several equally good ones, the middle one.
 */
export function bestThreshold(pairs: readonly MeasuredPair[]): number {
  const sorted = [...pairs].sort((one, other) => one.distance - other.distance);
  let correct = sorted.filter(({ same }) => !same).length;
  let maxCorrect = correct;
  let best: number[] = [(sorted[0]?.distance ?? 0) / 2];
  for (const [index, { distance, same }] of sorted.entries()) {
    correct += same ? 1 : -1;
    const next = sorted[index + 1]?.distance ?? distance + 1;
    if (next === distance) continue;
    if (correct > maxCorrect) {
      maxCorrect = correct;
      best = [];
    }
    if (correct === maxCorrect) best.push((distance + next) / 2);
  }
  return best[(best.length - 1) >> 1]!;
}

/**
 * The largest threshold that accepts at most `share` of the impostors: the distance of the first impostor
 * that must not be accepted; infinite for a share of 1.
 * @param impostors ascending.
 */
export function thresholdAt(impostors: readonly number[], share: number): number {
  // The small addition compensates for the rounding of shares such as 0.001.
  return impostors[Math.floor(share * impostors.length + 1e-9)] ?? Infinity;
}

function accuracyByFold(pairs: readonly MeasuredPair[], folds: readonly number[]): number[] {
  const numbers = [...new Set(folds)];
  // A single fold (LFW's development list) has no other folds to choose the threshold on.
  if (numbers.length === 1) return [accuracyAt(pairs, bestThreshold(pairs))];
  return numbers.map((fold) => {
    const inside = pairs.filter((_, index) => folds[index] === fold);
    const others = pairs.filter((_, index) => folds[index] !== fold);
    return accuracyAt(inside, bestThreshold(others));
  });
}

function accuracyAt(pairs: readonly MeasuredPair[], threshold: number): number {
  const correct = pairs.filter(({ distance, same }) => distance < threshold === same);
  return correct.length / pairs.length;
}

function areaUnderRoc(genuine: readonly number[], impostors: readonly number[]): number {
  let closer = 0;
  let below = 0;
  let upTo = 0;
  for (const distance of impostors) {
    while (below < genuine.length && genuine[below]! < distance) below++;
    while (upTo < genuine.length && genuine[upTo]! <= distance) upTo++;
    closer += (below + upTo) / 2;
  }
  return closer / (genuine.length * impostors.length);
}

/** The rate at which false accepts equal false rejects, interpolated between two thresholds. */
function equalErrorRate(genuine: readonly number[], impostors: readonly number[]): number {
  const thresholds = [...new Set([...genuine, ...impostors])].sort((one, other) => one - other);
  let previous = { falseAccepts: 0, falseRejects: 1 };
  for (const threshold of [...thresholds, Infinity]) {
    const falseAccepts = countBelow(impostors, threshold) / impostors.length;
    const falseRejects = 1 - countBelow(genuine, threshold) / genuine.length;
    if (falseAccepts >= falseRejects) {
      const gap = previous.falseRejects - previous.falseAccepts;
      const part = gap / (gap + falseAccepts - falseRejects);
      return previous.falseAccepts + part * (falseAccepts - previous.falseAccepts);
    }
    previous = { falseAccepts, falseRejects };
  }
  return 1;
}

function acceptedAt(genuine: readonly number[], impostors: readonly number[], far: number): number {
  return countBelow(genuine, thresholdAt(impostors, far)) / genuine.length;
}

/** The number of values below `limit`; `sorted` is ascending. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortedDistances(pairs: readonly MeasuredPair[], same: boolean): number[] {
  return pairs
    .filter((pair) => pair.same === same)
    .map(({ distance }) => distance)
    .sort((one, other) => one - other);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const average = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
