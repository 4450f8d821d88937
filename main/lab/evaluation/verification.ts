/*
 * How well distances tell pairs of the same person from pairs of two people. A pair is accepted
 * where its distance is below the threshold.
 */

/** A pair that was measured. */
export interface MeasuredPair {
  /** L2 distance of the embeddings. */
  readonly distance: number;
  readonly same: boolean;
  /** 0, 1, …; the pairs get ten folds where all are null. */
  readonly fold: number | null;
}

/** Shares are 0 to 1. */
export interface VerificationFigures {
  readonly pairs: number;
  /** Mean over the folds; each fold is judged with the threshold that is best on the others. */
  readonly accuracy: number;
  /**
   * Standard deviation of the folds' accuracies (n − 1). LFW's "standard error of the mean" is this
   * divided by the square root of the number of folds.
   */
  readonly accuracyStd: number;
  /** Area under the ROC curve: how often a genuine pair is closer than an impostor pair. */
  readonly auc: number;
  /** Equal error rate. */
  readonly eer: number;
  /** The distance that judges most of all pairs rightly. */
  readonly threshold: number;
  /** Share of genuine pairs accepted where at most so many impostor pairs are. */
  readonly tarAtFar: { readonly '0.01': number; readonly '0.001': number };
}

/**
 * The figures of measured pairs, of which at least two of each kind are needed.
 * @throws RangeError with fewer.
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
 * A fold for each pair: its own, or else dealt out in turn, genuine and impostor pairs each for
 * themselves, into ten folds (fewer where a kind has fewer pairs).
 */
export function foldsOf(pairs: readonly MeasuredPair[]): number[] {
  if (pairs.some(({ fold }) => fold !== null)) return pairs.map(({ fold }) => fold ?? 0);
  const genuineCount = pairs.filter(({ same }) => same).length;
  const count = Math.min(10, genuineCount, pairs.length - genuineCount);
  const next = { genuine: 0, impostor: 0 };
  return pairs.map(({ same }) => next[same ? 'genuine' : 'impostor']++ % count);
}

/**
 * The threshold that judges most pairs rightly: in the middle of two neighbouring distances, and of
 * several equally good ones the middle one.
 */
export function bestThreshold(pairs: readonly MeasuredPair[]): number {
  const sorted = [...pairs].sort((one, other) => one.distance - other.distance);
  let right = sorted.filter(({ same }) => !same).length;
  let most = right;
  let best: number[] = [(sorted[0]?.distance ?? 0) / 2];
  for (const [index, { distance, same }] of sorted.entries()) {
    right += same ? 1 : -1;
    const next = sorted[index + 1]?.distance ?? distance + 1;
    if (next === distance) continue;
    if (right > most) {
      most = right;
      best = [];
    }
    if (right === most) best.push((distance + next) / 2);
  }
  return best[(best.length - 1) >> 1]!;
}

/**
 * The largest threshold that accepts at most `share` of the impostors: the distance of the first one
 * too many.
 * @param impostors ascending.
 */
export function thresholdAt(impostors: readonly number[], share: number): number {
  // The addition undoes what a share such as 0.001 loses in binary.
  return impostors[Math.floor(share * impostors.length + 1e-9)] ?? Infinity;
}

function accuracyByFold(pairs: readonly MeasuredPair[], folds: readonly number[]): number[] {
  const numbers = [...new Set(folds)];
  // With a single fold (LFW's development list) nothing else is left to learn from.
  if (numbers.length === 1) return [accuracyAt(pairs, bestThreshold(pairs))];
  return numbers.map((fold) => {
    const inside = pairs.filter((_, index) => folds[index] === fold);
    const others = pairs.filter((_, index) => folds[index] !== fold);
    return accuracyAt(inside, bestThreshold(others));
  });
}

function accuracyAt(pairs: readonly MeasuredPair[], threshold: number): number {
  const right = pairs.filter(({ distance, same }) => distance < threshold === same);
  return right.length / pairs.length;
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

/** Where falling refusals meet rising acceptances, on a straight line between two thresholds. */
function equalErrorRate(genuine: readonly number[], impostors: readonly number[]): number {
  const thresholds = [...new Set([...genuine, ...impostors])].sort((one, other) => one - other);
  let previous = { accepted: 0, refused: 1 };
  for (const threshold of [...thresholds, Infinity]) {
    const accepted = countBelow(impostors, threshold) / impostors.length;
    const refused = 1 - countBelow(genuine, threshold) / genuine.length;
    if (accepted >= refused) {
      const gap = previous.refused - previous.accepted;
      const part = gap / (gap + accepted - refused);
      return previous.accepted + part * (accepted - previous.accepted);
    }
    previous = { accepted, refused };
  }
  return 1;
}

function acceptedAt(genuine: readonly number[], impostors: readonly number[], far: number): number {
  return countBelow(genuine, thresholdAt(impostors, far)) / genuine.length;
}

/** How many of ascending values are below `limit`. */
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
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
