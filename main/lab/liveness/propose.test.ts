import { expect, test } from 'vitest';
import type { LivenessMeasurement } from '../../../contract/calls/liveness.js';
import { propose } from './propose.js';
import { wilsonInterval } from './wilson.js';

type Rates = LivenessMeasurement['byPolicy']['strict'];

function rates(refused: number, live: number, apcer: Record<string, number>): Rates {
  const none = Object.fromEntries(Object.keys(apcer).map((kind) => [kind, 0]));
  const bounds = Object.fromEntries(
    Object.keys(apcer).map((kind): [string, [number, number]] => [kind, [0, 1]]),
  );
  return {
    bpcer: refused / live,
    bpcerBounds: wilsonInterval(refused, live),
    challenged: 0,
    passedAtOnce: 0,
    medianWaitMs: 0,
    medianTurnMs: null,
    apcer,
    apcerBounds: bounds,
    apcerTwoDirections: apcer,
    apcerTwoDirectionsBounds: bounds,
    passedUnchallenged: none,
  };
}

/** @param refused of 20 live people, @param print of 8 prints accepted: balanced, then strict. */
const proposalFor = (refused: [number, number], print: [number, number]) =>
  propose({
    recordings: { live: 20, attacks: { print: 8 } },
    byPolicy: {
      balanced: rates(refused[0], 20, { print: print[0] / 8 }),
      strict: rates(refused[1], 20, { print: print[1] / 8 }),
    },
  });

test.each<[string, [number, number], [number, number], string | null, string]>([
  ['all is well', [0, 0], [0, 0], 'balanced', 'balanced-stops-attacks'],
  ['one live person of 20 is refused', [1, 1], [0, 0], 'balanced', 'balanced-stops-attacks'],
  ['two of 20 are refused', [2, 2], [0, 0], null, 'balanced-refuses-too-many'],
  ['one print passes in balanced', [0, 0], [1, 0], 'strict', 'strict-stops-more'],
  ['it passes in strict too', [0, 0], [1, 1], 'balanced', 'strict-stops-no-more'],
  ['strict would refuse too many', [0, 3], [1, 0], 'balanced', 'strict-refuses-too-many'],
])('%s', (_, refused, print, policy, reason) => {
  expect(proposalFor(refused, print)).toEqual({ policy, reason, attack: 'print' });
});
