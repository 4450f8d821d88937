import { thresholdAt } from './verification.js';

/** The gallery's answer to one attempt. */
export interface Answer {
  /** Who tried; null for a stranger. */
  readonly name: string | null;
  /** Who is nearest. */
  readonly nearest: string;
  /** L2 distance to the nearest. */
  readonly distance: number;
  /** Whom the gallery, at its own setting, took it for; null for nobody. */
  readonly accepted: string | null;
}

/** Shares are 0 to 1. */
export interface IdentificationFigures {
  /** Attempts by people who are enrolled. */
  readonly attempts: number;
  /** Attempts by strangers. */
  readonly unknown: number;
  /** Share of attempts by enrolled people whose nearest is themselves. */
  readonly rank1: number;
  /**
   * True positive identification rate (ISO/IEC 19795-1), by the share of strangers accepted: share
   * of attempts by enrolled people whose nearest is themselves, below the threshold.
   */
  readonly tpirAtFpir: { readonly '0.01': number; readonly '0.001': number };
  /** Largest distance (not included) that keeps to that share of these strangers. */
  readonly thresholdAtFpir: { readonly '0.01': number; readonly '0.001': number };
  /** Share of attempts by enrolled people that the gallery itself names rightly. */
  readonly tpirAtDefault: number;
  /** Share of strangers that the gallery itself takes for somebody. */
  readonly fpirAtDefault: number;
  /** Share of attempts by enrolled people that the gallery itself takes for somebody else. */
  readonly mistakenAtDefault: number;
}

/**
 * The figures of answers, of which at least one of each kind is needed.
 * @throws RangeError without.
 */
export function identificationFigures(answers: readonly Answer[]): IdentificationFigures {
  const genuine = answers.filter(({ name }) => name !== null);
  const strangers = answers.filter(({ name }) => name === null);
  if (genuine.length === 0 || strangers.length === 0) {
    throw new RangeError('attempts by enrolled people and by strangers are needed');
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
