import { thresholdAt } from './verification.js';

/** The gallery's result for one attempt. */
export interface Answer {
  /** The person who tried; null for a stranger. */
  readonly name: string | null;
  /** The nearest enrolled person. */
  readonly nearest: string;
  /** L2 distance to the nearest. */
  readonly distance: number;
  /** The person identified with the gallery's own threshold; null for no one. */
  readonly accepted: string | null;
}

/** Shares are 0 to 1. */
export interface IdentificationFigures {
  /** Attempts by enrolled people. */
  readonly attempts: number;
  /** Attempts by strangers. */
  readonly unknown: number;
  /** Share of attempts by enrolled people whose nearest person is themselves. */
  readonly rank1: number;
  /**
   * True positive identification rate (ISO/IEC 19795-1) at an FPIR: the share of attempts by enrolled
   * people whose nearest person is themselves, below the threshold.
   */
  readonly tpirAtFpir: { readonly '0.01': number; readonly '0.001': number };
  /** The threshold (exclusive upper bound of the distance) for that FPIR with these strangers. */
  readonly thresholdAtFpir: { readonly '0.01': number; readonly '0.001': number };
  /** Share of attempts by enrolled people that the gallery identifies correctly. */
  readonly tpirAtDefault: number;
  /** Share of strangers that the gallery mistakes for an enrolled person. */
  readonly fpirAtDefault: number;
  /** Share of attempts by enrolled people that the gallery mistakes for someone else. */
  readonly mistakenAtDefault: number;
}

/**
 * Computes the figures of attempts by enrolled people and by strangers.
 * @throws RangeError without at least one attempt of each.
 */
export function identificationFigures(answers: readonly Answer[]): IdentificationFigures {
  const genuine = answers.filter(({ name }) => name !== null);
  const strangers = answers.filter(({ name }) => name === null);
  if (genuine.length === 0 || strangers.length === 0) {
    throw new RangeError(
      'at least one attempt by an enrolled person and one by a stranger are needed',
    );
  }
  const nearest = strangers.map(({ distance }) => distance).sort((one, other) => one - other);
  const thresholdAtFpir = {
    '0.01': thresholdAt(nearest, 0.01),
    '0.001': thresholdAt(nearest, 0.001),
  };
  const foundBelow = (threshold: number): number =>
    share(genuine, (answer) => answer.nearest === answer.name && answer.distance < threshold);
  return {
    attempts: genuine.length,
    unknown: strangers.length,
    rank1: foundBelow(Infinity),
    tpirAtFpir: {
      '0.01': foundBelow(thresholdAtFpir['0.01']),
      '0.001': foundBelow(thresholdAtFpir['0.001']),
    },
    thresholdAtFpir,
    tpirAtDefault: share(genuine, ({ name, accepted }) => accepted === name),
    fpirAtDefault: share(strangers, ({ accepted }) => accepted !== null),
    mistakenAtDefault: share(
      genuine,
      ({ name, accepted }) => accepted !== null && accepted !== name,
    ),
  };
}

function share(answers: readonly Answer[], has: (answer: Answer) => boolean): number {
  return answers.filter(has).length / answers.length;
}
