import * as v from 'valibot';
import type { Calls } from '../call.js';

/** What the administrator sees first. Part of the contract; see contract.ts. */

/** The steps from an installed kiosk to one that works, in their order. */
export const setUpSteps = ['administrator', 'site', 'camera', 'people', 'door', 'backup'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

export const overviewCalls = {
  /** Which steps of the set-up are done. They can be done in any order, and at any time. */
  'overview.setUp': {
    access: 'administrator',
    input: v.object({}),
    output: v.array(v.object({ step: v.picklist(setUpSteps), isDone: v.boolean() })),
  },
} as const satisfies Calls;
