import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Path } from '../fields.js';

/** Several kiosks at one site. Part of the contract; see contract.ts. */

export const journalCalls = {
  /**
   * Imports the punches of another kiosk from a copy of its data folder. Punches that were imported
   * before are skipped; corrections made there since then are applied. Faults `not-found`,
   * `data-damaged`, `journal-broken`.
   */
  'journal.merge': {
    access: 'administrator',
    input: v.object({ folder: Path }),
    output: v.object({
      kioskId: v.string(),
      imported: v.number(),
      withdrawn: v.number(),
      /** Imported before. */
      known: v.number(),
      /** People of that kiosk without the same id or employee number here. */
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
