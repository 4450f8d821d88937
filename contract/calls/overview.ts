import * as v from 'valibot';
import type { Calls } from '../call.js';
import { ShownAbsence } from './absences.js';

/** What the administrator sees first. Part of the contract; see contract.ts. */

/** The steps from an installed kiosk to one that works, in their order. */
export const setUpSteps = ['administrator', 'site', 'camera', 'people', 'door', 'backup'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

const person = {
  subjectId: v.string(),
  name: v.string(),
  department: v.nullable(v.string()),
};

/** Today at a glance, beside who is in (`attendance.present`). */
export const Dashboard = v.object({
  /** Today's shift day at the site, such as `2026-03-02`. */
  day: v.string(),
  /** Who came later than the tolerance of their schedule, by name. */
  late: v.array(
    v.object({
      ...person,
      /** On the wall clock, such as `08:59`. */
      time: v.string(),
      lateMinutes: v.number(),
    }),
  ),
  /** Who has not come by now and should have, or has an absence today, by name. */
  absent: v.array(
    v.object({
      ...person,
      /** The absence that was entered; null for none. */
      kind: v.nullable(ShownAbsence),
    }),
  ),
  /** Days to resolve of the last 30 days by person; people without any are left out. */
  toResolve: v.array(v.object({ subjectId: v.string(), days: v.number() })),
});
export type Dashboard = v.InferOutput<typeof Dashboard>;

/** What the kiosk needs to work: its camera and its disk. */
export const Health = v.object({
  camera: v.object({
    /**
     * `paused`: the screen that asks is the kiosk's own, and its camera waits while the administration is open.
     * `silent`: no picture came for a minute. `none`: none came since the services started.
     */
    state: v.picklist(['working', 'paused', 'silent', 'none']),
    /** Of the last picture, UTC; null without one. */
    lastPictureAt: v.nullable(v.string()),
  }),
  disk: v.object({
    /** `read-only`: full or read-only, so that nothing is recorded. */
    state: v.picklist(['good', 'low', 'read-only']),
    /** Null if the system does not say. */
    freeBytes: v.nullable(v.number()),
  }),
});
export type Health = v.InferOutput<typeof Health>;

export const overviewCalls = {
  /** Who is late and absent today, and how much is to resolve. Cheap enough to ask every few seconds. */
  'overview.dashboard': { access: 'team', input: v.object({}), output: Dashboard },
  /** Today's shift day at the site, such as `2026-03-02`; before the cut-off hour, the day before. */
  'overview.today': { access: 'team', input: v.object({}), output: v.object({ day: v.string() }) },
  /** Whether camera and disk of the kiosk work. */
  'overview.health': { access: 'hr', input: v.object({}), output: Health },
  /** Which steps of the set-up are done. They can be done in any order, and at any time. */
  'overview.setUp': {
    access: 'administrator',
    input: v.object({}),
    output: v.array(v.object({ step: v.picklist(setUpSteps), isDone: v.boolean() })),
  },
} as const satisfies Calls;
