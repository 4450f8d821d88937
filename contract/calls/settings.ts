import * as v from 'valibot';
import type { Calls } from '../call.js';
import { BadgePolicy, noBadges } from './badges.js';
import { OwnConsentTexts } from './consent.js';
import { LayoutId } from './exports.js';
import { Day, Path, shortText } from '../fields.js';

/** The site's settings. Part of the contract; see contract.ts. */

const Time = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:30'),
);
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(720));

/** Hours of one weekday. If the end is not after the start, it is on the next day: a night shift. */
export const Hours = v.object({ start: Time, end: Time });

/** When people are expected to work. */
export const Schedule = v.object({
  id: v.pipe(
    v.string(),
    v.regex(/^[\w-]{1,40}$/, 'must be 1 to 40 letters, digits, hyphens and underscores'),
  ),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** Monday first; null for a day off. */
  week: v.pipe(v.array(v.nullable(Hours)), v.length(7, 'must have seven days, starting on Monday')),
  /** Tolerance before somebody counts as late or early. */
  graceMinutes: Minutes,
  /** Unpaid break, deducted from days without a break of at least this length; 0 for none. */
  breakMinutes: Minutes,
  /** The break is only deducted from days with more work than this. */
  breakAfterMinutes: Minutes,
});
export type Schedule = v.InferOutput<typeof Schedule>;
export type Hours = v.InferOutput<typeof Hours>;

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * How the door checks that a face is alive. `off`: not at all. `balanced`: by how it moves, and in doubt by a
 * challenge. `strict`: always by a challenge.
 */
export const LivenessPolicy = v.picklist(['off', 'balanced', 'strict']);
export type LivenessPolicy = v.InferOutput<typeof LivenessPolicy>;

/** A camera as the browser of the kiosk names it. */
export const CameraDevice = v.object({
  /** Stays the same as long as the browser keeps the data of this page. */
  deviceId: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  /** For people, such as `HD Webcam C525`. */
  label: v.pipe(v.string(), v.maxLength(500)),
});
export type CameraDevice = v.InferOutput<typeof CameraDevice>;

const PlaceCode = v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/, 'must be a code such as DE or BY'));
const HolidayPlace = v.object({
  country: PlaceCode,
  state: v.nullable(PlaceCode),
  /** Only with a state. */
  region: v.nullable(PlaceCode),
});

/**
 * When pay periods begin. `weekly` and `fortnightly`: every 7 or 14 days from the anchor. `monthly`: on the
 * anchor's day of each month. `semi-monthly`: on that day, at most the 15th, and 15 days later.
 */
export const PayPeriod = v.object({
  kind: v.picklist(['weekly', 'fortnightly', 'semi-monthly', 'monthly']),
  /** First day of a pay period. */
  anchor: Day,
});
export type PayPeriod = v.InferOutput<typeof PayPeriod>;

const OvertimeHours = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(168)));

const choices = {
  /** IANA zone of the punches; null for the zone of this machine. */
  zone: v.nullable(v.string()),
  /** Target share of strangers who are accepted as somebody, per probe. */
  targetFpir: v.pipe(v.number(), v.minValue(1e-6), v.maxValue(0.1)),
  /** Distances between the people of this site, to the model's power (self-test); null: the model's own. */
  impostorTail: v.optional(
    v.nullable(
      v.object({
        mean: v.pipe(v.number(), v.minValue(0.05), v.maxValue(4)),
        deviation: v.pipe(v.number(), v.minValue(0.005), v.maxValue(1)),
      }),
    ),
    null,
  ),
  liveness: v.optional(LivenessPolicy, 'balanced'),
  /** Speak the directions of a challenge. */
  speaksChallenge: v.optional(v.boolean(), false),
  /** Speak what the door shows, for people who do not see it well. */
  speaksPrompts: v.optional(v.boolean(), false),
  /** Larger type at the door. */
  usesLargeType: v.optional(v.boolean(), false),
  /** Ask people who look like somebody else here for a PIN, a badge or a card besides their face. */
  asksLookAlikes: v.optional(v.boolean(), false),
  /**
   * The only camera that the door uses while it checks that faces are alive: the first one that it saw. Null:
   * the next one that it sees.
   */
  pinnedCamera: v.optional(v.nullable(CameraDevice), null),
  /** Ways to clock in besides face and PIN. */
  badges: v.optional(BadgePolicy, noBadges),
  /** Within this time after a punch, the same person's next one is not recorded. */
  debounceSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
  /** Name of the site, in the administration and at the door. */
  siteTitle: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
  /** Colour of the screens, such as `#0e6378`; must be readable with white text. Null for Rollcall's own. */
  accent: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/, 'must be a colour such as #0e6378'))),
    null,
  ),
  /** One line of welcome at the door. */
  greeting: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(120))), null),
  /** Company that processes the faces, for the privacy notice. */
  operator: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null),
  /**
   * How in or out is decided: alternately, by asking, or always the same at a door that is only an
   * entrance or an exit.
   */
  direction: v.optional(v.picklist(['in-turns', 'ask', 'in', 'out']), 'in-turns'),
  /** A shift that begins before this hour counts towards the day before. */
  cutOffHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), 4),
  /** After this time without an `out`, the `out` counts as missing. */
  longestShiftHours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(48)), 16),
  /** Day on which a week begins, for weekly overtime. */
  firstWeekday: v.optional(v.picklist(weekdays), 'monday'),
  payPeriod: v.optional(PayPeriod, { kind: 'monthly', anchor: '2026-01-01' }),
  /** Hours above which work is overtime; null for no limit. */
  overtime: v.optional(
    v.object({ afterHoursADay: OvertimeHours, afterHoursAWeek: OvertimeHours }),
    {
      afterHoursADay: null,
      afterHoursAWeek: null,
    },
  ),
  /** Where the site is, for its public holidays: codes as `holidays.places` lists them; null for none. */
  holidayPlace: v.optional(v.nullable(HolidayPlace), null),
  /** Further days on which the site does not work. */
  companyHolidays: v.optional(
    v.pipe(v.array(v.object({ day: Day, name: shortText(100) })), v.maxLength(1000)),
    [],
  ),
  schedules: v.optional(v.array(Schedule), []),
  /** Schedule of people who have no schedule of their own. */
  defaultScheduleId: v.optional(v.nullable(v.string()), null),
  /** Export written every day to a folder on this machine; null for none. */
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
  /** Days after which the data of people who have left is erased; punches stay. */
  retentionDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)), 30),
  /** Keep enrolment photos, encrypted, to make templates for another model. */
  keepsPhotos: v.optional(v.boolean(), false),
  /** Keep embeddings of people recognised at the door for two weeks, encrypted, for the self-test. */
  keepsProbes: v.optional(v.boolean(), false),
  /** The door may learn faces of people who agreed to it, for a model that the site will switch to. */
  learnsFaces: v.optional(v.boolean(), false),
  /** The site's own consent texts. */
  consentTexts: v.optional(OwnConsentTexts, {}),
  /** Minutes without a call after which a screen is signed out. */
  idleSignOutMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 5),
  /** Days that a kiosk recognises faces without an answer of its hub; then people use their PIN. */
  faceLeaseDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 14),
  /** Folder outside the data folder that remembers the heads of the logs; null for none. */
  secondPlaceFolder: v.optional(v.nullable(Path), null),
};

/** All in one file, `settings.json`. */
export const Settings = v.object({
  version: v.literal(2),
  /** Identifies this kiosk in the journal. */
  kioskId: v.pipe(
    v.string(),
    v.regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, underscores and hyphens'),
  ),
  ...choices,
});
export type Settings = v.InferOutput<typeof Settings>;

/** Omitted fields stay unchanged. */
export const SettingsPatch = v.object({
  zone: v.optional(choices.zone),
  targetFpir: v.optional(choices.targetFpir),
  impostorTail: v.optional(choices.impostorTail.wrapped),
  liveness: v.optional(choices.liveness.wrapped),
  speaksChallenge: v.optional(choices.speaksChallenge.wrapped),
  speaksPrompts: v.optional(choices.speaksPrompts.wrapped),
  usesLargeType: v.optional(choices.usesLargeType.wrapped),
  asksLookAlikes: v.optional(choices.asksLookAlikes.wrapped),
  pinnedCamera: v.optional(choices.pinnedCamera.wrapped),
  badges: v.optional(choices.badges.wrapped),
  debounceSeconds: v.optional(choices.debounceSeconds),
  siteTitle: v.optional(choices.siteTitle.wrapped),
  accent: v.optional(choices.accent.wrapped),
  greeting: v.optional(choices.greeting.wrapped),
  operator: v.optional(choices.operator.wrapped),
  direction: v.optional(choices.direction.wrapped),
  cutOffHour: v.optional(choices.cutOffHour.wrapped),
  longestShiftHours: v.optional(choices.longestShiftHours.wrapped),
  firstWeekday: v.optional(choices.firstWeekday.wrapped),
  payPeriod: v.optional(choices.payPeriod.wrapped),
  overtime: v.optional(choices.overtime.wrapped),
  holidayPlace: v.optional(choices.holidayPlace.wrapped),
  companyHolidays: v.optional(choices.companyHolidays.wrapped),
  schedules: v.optional(choices.schedules.wrapped),
  defaultScheduleId: v.optional(choices.defaultScheduleId.wrapped),
  scheduledExport: v.optional(choices.scheduledExport.wrapped),
  retentionDays: v.optional(choices.retentionDays.wrapped),
  keepsPhotos: v.optional(choices.keepsPhotos.wrapped),
  keepsProbes: v.optional(choices.keepsProbes.wrapped),
  learnsFaces: v.optional(choices.learnsFaces.wrapped),
  consentTexts: v.optional(choices.consentTexts.wrapped),
  idleSignOutMinutes: v.optional(choices.idleSignOutMinutes.wrapped),
  faceLeaseDays: v.optional(choices.faceLeaseDays.wrapped),
  secondPlaceFolder: v.optional(choices.secondPlaceFolder.wrapped),
});
export type SettingsPatch = v.InferOutput<typeof SettingsPatch>;

/** Settings as a file for another kiosk: everything except this kiosk's identity. */
export const SettingsExport = v.strictObject({
  kind: v.literal('rollcall-settings'),
  version: v.literal(2),
  settings: v.strictObject(SettingsPatch.entries),
});
export type SettingsExport = v.InferOutput<typeof SettingsExport>;

/**
 * The settings that a hub can set for all its kiosks, in parts that change together (ADR 30). The others belong to one
 * door: its place, camera, screen and computer.
 */
export const sharedSettings = {
  schedules: ['schedules', 'defaultScheduleId'],
  punches: ['debounceSeconds', 'cutOffHour', 'longestShiftHours', 'firstWeekday'],
  payroll: ['payPeriod', 'overtime'],
  holidays: ['holidayPlace', 'companyHolidays'],
  looks: ['siteTitle', 'accent'],
  privacy: ['operator', 'consentTexts', 'retentionDays'],
  security: ['idleSignOutMinutes', 'faceLeaseDays'],
  badges: ['badges'],
} as const satisfies Readonly<Record<string, readonly (keyof SettingsPatch)[]>>;
export type SharedPart = keyof typeof sharedSettings;
export const sharedParts = Object.keys(sharedSettings) as readonly SharedPart[];

export const settingsCalls = {
  'settings.get': { access: 'administrator', input: v.object({}), output: Settings },
  'settings.export': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ text: v.string() }),
  },
  /**
   * Applies settings exported here or on another kiosk. Faults `data-newer` and `invalid-input`, which
   * names the field; they change nothing.
   */
  'settings.import': {
    access: 'administrator',
    input: v.object({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
    output: Settings,
  },
  /** The parts that the hub of this kiosk has set; none without a hub. They are changed there. */
  'settings.ofHub': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ parts: v.array(v.picklist(sharedParts)) }),
  },
  /**
   * Takes effect at once. Faults `invalid-input` for an unknown zone or schedule, `not-allowed` for a setting of the
   * hub.
   */
  'settings.change': { access: 'administrator', input: SettingsPatch, output: Settings },
} as const satisfies Calls;
