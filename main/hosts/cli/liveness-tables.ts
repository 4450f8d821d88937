import type { Output } from '../../../contract/contract.js';
import { textTable } from './text-table.js';

type Rates = Output<'evaluate.liveness'>['byPolicy']['strict'];

/** How live people got on with a policy. @param clips of live people. */
export function liveTable(clips: number, rates: Rates): string {
  const { medianTurnMs } = rates;
  return textTable(
    ['Live people', 'Value'],
    [
      ['Clips', String(clips)],
      ['Refused (BPCER)', `${percent(rates.bpcer)} (${range(rates.bpcerBounds)})`],
      ['Asked to turn their head', percent(rates.challenged)],
      ['Passed as soon as they were recognised', percent(rates.passedAtOnce)],
      ['Median wait', `${Math.round(rates.medianWaitMs)} ms`],
      ...(medianTurnMs === null ? [] : [['Median time to turn', `${Math.round(medianTurnMs)} ms`]]),
    ],
  );
}

/** How many attacks of each kind a policy accepts. @param clips of each kind. */
export function attackTable(clips: Readonly<Record<string, number>>, rates: Rates): string {
  const { apcer, apcerBounds, apcerTwoDirections, passedUnchallenged } = rates;
  return textTable(
    ['Attack', 'Clips', 'Accepted (APCER)', '95% interval', 'Unchallenged', 'With two turns'],
    Object.keys(apcer).map((kind) => [
      kind,
      String(clips[kind]),
      percent(apcer[kind]!),
      range(apcerBounds[kind]!),
      percent(passedUnchallenged[kind]!),
      percent(apcerTwoDirections[kind]!),
    ]),
  );
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function range([low, high]: readonly [number, number]): string {
  return `${percent(low)} to ${percent(high)}`;
}
