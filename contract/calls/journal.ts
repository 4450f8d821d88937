import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Path } from '../fields.js';

/** Several kiosks of one site. Part of the contract; see contract.ts. */

export const journalCalls = {
  /**
   * Takes in the punches of another kiosk, from a copy of its data folder; what was taken in before
   * is passed over, and what was corrected there since is corrected here. Faults `not-found`,
   * `data-damaged`, `journal-broken`.
   */
  'journal.merge': {
    access: 'administrator',
    input: v.object({ folder: Path }),
    output: v.object({
      kioskId: v.string(),
      imported: v.number(),
      withdrawn: v.number(),
      /** Taken in before. */
      known: v.number(),
      /** People of that kiosk whom nobody here is: neither the same id nor the same number. */
      unknown: v.array(
        v.object({
          subjectId: v.string(),
          name: v.nullable(v.string()),
          number: v.nullable(v.string()),
          punches: v.number(),
        }),
      ),
    }),
  },
} as const satisfies Calls;
