import type { StoredAbsence } from '../attendance/absence/absences.js';
import { maxBrought } from '../link/roster-messages.js';
import { askHub, type HubToAsk } from './ask-hub.js';

/**
 * Brings the absences of this kiosk to its hub, once after it joined. Those that the hub has already change nothing.
 * @returns the number of absences that stay here only, because the person has another one at the hub on those days; null if
 *   the hub did not sign its answer.
 * @throws as `HubClient.send`.
 */
export async function bringAbsences(
  hub: HubToAsk,
  absences: readonly StoredAbsence[],
): Promise<number | null> {
  let clashed = 0;
  for (let from = 0; from < absences.length; from += maxBrought) {
    const part = absences.slice(from, from + maxBrought);
    const settled = await askHub(hub, { version: 1, changes: [], absences: part });
    if (settled?.absences === undefined) return null;
    clashed += settled.absences.clashed.length;
  }
  return clashed;
}
