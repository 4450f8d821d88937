import * as v from 'valibot';
import type { Calls } from '../call.js';
import { OwnConsentTexts } from './consent.js';
import { LayoutId } from './exports.js';
import { Path } from '../fields.js';

/** What a site has chosen. Part of the contract; see contract.ts. */

const Time = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:30'),
);
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(720));

/** Hours of one weekday; an end at or before the start is on the next day: a night shift. */
export const Hours = v.object({ start: Time, end: Time });

/** When somebody is expected to work. */
export const Schedule = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, 'must be letters, digits, - or _')),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** Monday first; null for a day off. */
  week: v.pipe(v.array(v.nullable(Hours)), v.length(7, 'must have seven days, Monday first')),
  /** So much later or earlier than the hours is neither late nor early. */
  graceMinutes: Minutes,
  /** Unpaid, taken off a day that has no break of at least this length; 0 for none. */
  breakMinutes: Minutes,
  /** Only off days with more work than this. */
  breakAfterMinutes: Minutes,
});
export type Schedule = v.InferOutput<typeof Schedule>;
export type Hours = v.InferOutput<typeof Hours>;

const choices = {
  /** IANA zone of the punches; null for this machine's own. */
  zone: v.nullable(v.string()),
  /** Share of strangers who may be given a name, per probe. */
  targetFpir: v.pipe(v.number(), v.minValue(1e-6), v.maxValue(0.1)),
  /** Squares of distances between this site's people, by its self-test; null for the bundled ones. */
  impostorTail: v.optional(
    v.nullable(
      v.object({
        mean: v.pipe(v.number(), v.minValue(0.05), v.maxValue(4)),
        deviation: v.pipe(v.number(), v.minValue(0.005), v.maxValue(1)),
      }),
    ),
    null,
  ),
  /** A person seen again within this time has punched already. */
  debounceSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
  /** Who processes the faces, for the notice on the screen. */
  operator: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null),
  /**
   * In or out: in turns; as people choose; or always the same, at a door that is an entrance or an
   * exit.
   */
  direction: v.optional(v.picklist(['in-turns', 'ask', 'in', 'out']), 'in-turns'),
  /** A shift that begins before this hour counts to the day before. */
  cutOffHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), 4),
  /** Whoever came longer ago than this and did not go is missing an `out`. */
  longestShiftHours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(48)), 16),
  /** When people are expected to work. */
  schedules: v.optional(v.array(Schedule), []),
  /** Id of the schedule of those who have none of their own. */
  defaultScheduleId: v.optional(v.nullable(v.string()), null),
  /** Written every day into a folder of this machine; null for none. */
  scheduledExport: v.optional(
    v.nullable(
      v.object({
        folder: Path,
        layout: LayoutId,
        /** On the site's wall clock. */
        time: Time,
        range: v.picklist(['yesterday', 'month-to-date', 'last-month']),
        parameters: v.optional(v.record(v.string(), v.string()), {}),
      }),
    ),
    null,
  ),
  /** Everything kept of somebody who has left is erased after so many days; punches stay. */
  retentionDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)), 30),
  /** The photos that somebody is enrolled from stay, sealed, to be used with another model. */
  keepsPhotos: v.optional(v.boolean(), false),
  /** Embeddings of people recognised at the door stay for two weeks, sealed, for the self-test. */
  keepsProbes: v.optional(v.boolean(), false),
  /** What people agree to, in the site's own words. */
  consentTexts: v.optional(OwnConsentTexts, { en: null, de: null, ar: null }),
  /** Whoever is signed in is signed out after so long without a call. */
  idleSignOutMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 5),
};

/** All in one file, `settings.json`. */
export const Settings = v.object({
  version: v.literal(2),
  /** Names this kiosk in the journal. */
  kioskId: v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/)),
  ...choices,
});
export type Settings = v.InferOutput<typeof Settings>;

/** What is left out stays as it is. */
export const SettingsPatch = v.object({
  zone: v.optional(choices.zone),
  targetFpir: v.optional(choices.targetFpir),
  impostorTail: v.optional(choices.impostorTail.wrapped),
  debounceSeconds: v.optional(choices.debounceSeconds),
  operator: v.optional(choices.operator.wrapped),
  direction: v.optional(choices.direction.wrapped),
  cutOffHour: v.optional(choices.cutOffHour.wrapped),
  longestShiftHours: v.optional(choices.longestShiftHours.wrapped),
  schedules: v.optional(choices.schedules.wrapped),
  defaultScheduleId: v.optional(choices.defaultScheduleId.wrapped),
  scheduledExport: v.optional(choices.scheduledExport.wrapped),
  retentionDays: v.optional(choices.retentionDays.wrapped),
  keepsPhotos: v.optional(choices.keepsPhotos.wrapped),
  keepsProbes: v.optional(choices.keepsProbes.wrapped),
  consentTexts: v.optional(choices.consentTexts.wrapped),
  idleSignOutMinutes: v.optional(choices.idleSignOutMinutes.wrapped),
});
export type SettingsPatch = v.InferOutput<typeof SettingsPatch>;

/** Settings as a file for another kiosk: everything but what names this one. */
export const SettingsExport = v.strictObject({
  kind: v.literal('rollcall-settings'),
  version: v.literal(2),
  settings: v.strictObject(SettingsPatch.entries),
});
export type SettingsExport = v.InferOutput<typeof SettingsExport>;

export const settingsCalls = {
  'settings.get': { access: 'administrator', input: v.object({}), output: Settings },
  'settings.export': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ text: v.string() }),
  },
  /**
   * Takes over what `settings.export` wrote, on this or another kiosk. Faults `data-newer`,
   * `invalid-input` naming the field: then nothing is changed.
   */
  'settings.import': {
    access: 'administrator',
    input: v.object({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
    output: Settings,
  },
  /** Takes effect at once. Fault `invalid-input` for an unknown zone or schedule. */
  'settings.change': { access: 'administrator', input: SettingsPatch, output: Settings },
} as const satisfies Calls;
