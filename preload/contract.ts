import * as v from 'valibot';
import { backupCalls } from './backup.js';
import { captureCalls } from './capture.js';
import { consentCalls } from './consent.js';
import { adminCalls } from './admin.js';
import { reportCalls } from './reports.js';
import { exportCalls } from './exports.js';
import { Box, Frame, Quality } from './face.js';
import { journalCalls } from './journal.js';
import { selfTestCalls } from './self-test.js';
import { settingsCalls } from './settings.js';
import { transferCalls } from './transfers.js';
import { EmployeeNumber, Path, Pin, Refusal } from './fields.js';
import { modelCalls } from './models.js';
import { peopleCalls } from './people.js';
import { rosterCalls } from './roster.js';
import { Direction, DoorPunch, DoorView, KioskInfo } from './kiosk.js';

/*
 * Every call between a screen (or the command line) and the services, declared once. The types
 * are inferred from the schemas; `wire.ts` turns an implementation into one validated function
 * and back into a typed client.
 */

const Instant = v.pipe(
  v.string(),
  v.check(
    (text) => /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
    'must be an ISO 8601 instant with its zone, such as 2026-03-02T08:59:00Z',
  ),
);
const Day = v.pipe(
  v.string(),
  v.isoDate('must be a date such as 2026-03-02'),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'is not a day of the calendar'),
);
const Count = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1));
/** Days on the wall clock, both included; open where left out. */
const Range = v.object({ from: v.optional(Day), to: v.optional(Day) });
/** A face with the gallery's answer. `subjectId` is null for somebody we do not know. */
export const IdentifiedFace = v.object({
  box: Box,
  score: v.number(),
  quality: Quality,
  subjectId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** L2 distance to the nearest template; null while nobody is enrolled. */
  distance: v.nullable(v.number()),
  /** Runner-up's distance minus the nearest; null with fewer than two subjects. */
  margin: v.nullable(v.number()),
  threshold: v.number(),
});
export type IdentifiedFace = v.InferOutput<typeof IdentifiedFace>;

export const Identification = v.object({
  file: v.string(),
  width: v.number(),
  height: v.number(),
  faces: v.array(IdentifiedFace),
});
export type Identification = v.InferOutput<typeof Identification>;

/** One entry of the attendance journal, with the subject's present name (null once forgotten). */
export const LogEntry = v.object({
  seq: v.number(),
  /** UTC. */
  at: v.string(),
  /** On the wall clock, with its offset. */
  localTime: v.string(),
  zone: v.string(),
  subjectId: v.string(),
  name: v.nullable(v.string()),
  direction: v.picklist(['in', 'out']),
  method: v.picklist(['face', 'pin', 'manual']),
  distance: v.nullable(v.number()),
  margin: v.nullable(v.number()),
  flags: v.array(v.string()),
});
export type LogEntry = v.InferOutput<typeof LogEntry>;

/** What became of one face shown to `attendance.punch`. */
export const PunchOutcome = v.object({
  kind: v.picklist(['recorded', 'already', 'unknown', 'refused']),
  /** Why nothing was recorded of a face that is `refused` or `unknown`; else null. */
  reason: v.nullable(v.string()),
  subjectId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** The new entry, or for `already` the earlier one that stands. */
  entry: v.nullable(LogEntry),
  distance: v.nullable(v.number()),
  margin: v.nullable(v.number()),
  threshold: v.number(),
  notices: v.array(v.string()),
});
export type PunchOutcome = v.InferOutput<typeof PunchOutcome>;

/** What thresholds are made of, in squares of L2 distances. */
const CalibrationFigures = v.object({
  /** The normal that fits the lower tail between different people. */
  mean: v.number(),
  deviation: v.number(),
  /** Mean between two samples of one person. */
  genuineSquare: v.number(),
});

/** The kiosk's calls and those of the command line; the screens' own are in the files beside this one. */
export const ownCalls = {
  'faces.identify': { input: v.object({ file: Path }), output: Identification },
  'faces.verify': {
    input: v.object({ a: Path, b: Path }),
    output: v.object({ distance: v.number(), threshold: v.number(), same: v.boolean() }),
  },
  'faces.cluster': {
    input: v.object({ files: v.array(Path) }),
    output: v.object({
      people: v.array(v.array(v.object({ file: v.string(), box: Box }))),
      refused: v.array(Refusal),
      threshold: v.number(),
    }),
  },
  'faces.classify': {
    input: v.object({ files: v.array(Path) }),
    output: v.object({
      method: v.picklist(['classifier', 'nearest-template']),
      /** Share of the gallery's own samples named rightly in cross-validation; null if too few. */
      crossValidation: v.nullable(
        v.object({ classifier: v.number(), nearestTemplate: v.number(), folds: v.number() }),
      ),
      files: v.array(Identification),
      refused: v.array(Refusal),
    }),
  },
  /** Writes the aligned faces of a photo or a folder of photos into another folder. */
  'faces.align': {
    input: v.object({ dir: Path, out: Path }),
    output: v.object({
      chips: v.array(v.object({ file: v.string(), chip: v.string(), box: Box })),
      refused: v.array(Refusal),
    }),
  },
  /** Writes the embeddings of a photo or a folder of photos as CSV, or as .npy with a CSV beside it. */
  'faces.embed': {
    input: v.object({ dir: Path, out: Path }),
    output: v.object({
      faces: v.number(),
      dimension: v.number(),
      refused: v.array(Refusal),
    }),
  },
  'faces.tag': { input: v.object({ file: Path, out: Path }), output: Identification },
  'attendance.punch': {
    input: v.object({ file: Path, at: v.optional(Instant) }),
    output: v.object({ file: v.string(), outcomes: v.array(PunchOutcome) }),
  },
  'attendance.log': { input: Range, output: v.array(LogEntry) },
  'attendance.verify': {
    input: v.object({}),
    output: v.object({ ok: v.boolean(), entries: v.number(), problem: v.nullable(v.string()) }),
  },
  /** Waits until models are loaded and warm: from then on frames are answered at full speed. */
  'kiosk.start': { input: v.object({}), output: KioskInfo },
  /** Looks at a camera frame. Null for a frame that a newer one overtook. */
  'kiosk.frame': {
    input: v.object({
      frame: Frame,
      /** What the person chose, where the site asks. */
      direction: v.nullable(Direction),
    }),
    output: v.nullable(DoorView),
  },
  /** "That is not me": takes back a punch of the last seconds by a correction. */
  'kiosk.takeBack': { input: v.object({ seq: v.number() }), output: v.object({}) },
  /** The way without a face. Faults `wrong-pin`, `pin-locked`. */
  'kiosk.pin': {
    input: v.object({
      number: EmployeeNumber,
      pin: Pin,
      direction: v.nullable(Direction),
    }),
    output: v.object({ kind: v.picklist(['recorded', 'already']), punch: DoorPunch }),
  },
  'evaluate.verification': {
    input: v.object({ images: Path, pairs: Path }),
    output: v.object({
      pairs: v.number(),
      accuracy: v.number(),
      accuracyStd: v.number(),
      auc: v.number(),
      eer: v.number(),
      threshold: v.number(),
      tarAtFar: v.object({ '0.01': v.number(), '0.001': v.number() }),
      missed: v.array(v.string()),
      /** So many pairs were not measured, because these photos are not in the folder. */
      leftOut: v.object({ pairs: v.number(), photos: v.array(v.string()) }),
    }),
  },
  'evaluate.identification': {
    input: v.object({
      images: Path,
      enrol: Count,
      probes: Count,
      gallery: Count,
      seed: v.optional(v.pipe(v.number(), v.integer()), 1),
    }),
    output: v.object({
      enrol: v.number(),
      probes: v.number(),
      gallery: v.number(),
      seed: v.number(),
      attempts: v.number(),
      unknown: v.number(),
      rank1: v.number(),
      tpirAtFpir: v.object({ '0.01': v.number(), '0.001': v.number() }),
      thresholdAtFpir: v.object({ '0.01': v.number(), '0.001': v.number() }),
      tpirAtDefault: v.number(),
      fpirAtDefault: v.number(),
      mistakenAtDefault: v.number(),
      missed: v.array(v.string()),
    }),
  },
  'evaluate.calibration': {
    input: v.object({ images: Path }),
    output: v.object({
      genuinePairs: v.number(),
      impostorPairs: v.number(),
      measured: CalibrationFigures,
      inUse: CalibrationFigures,
    }),
  },
} as const;

export const contract = {
  ...ownCalls,
  ...adminCalls,
  ...backupCalls,
  ...captureCalls,
  ...consentCalls,
  ...peopleCalls,
  ...journalCalls,
  ...modelCalls,
  ...rosterCalls,
  ...transferCalls,
  ...settingsCalls,
  ...selfTestCalls,
  ...reportCalls,
  ...exportCalls,
} as const;

/** What the services say without being asked. */
export const Notice = v.variant('type', [
  /** A long call's progress: `done` of `total` files. */
  v.object({ type: v.literal('progress'), call: v.string(), done: v.number(), total: v.number() }),
  /** Something was recovered, set aside or looks wrong: one sentence for the administrator. */
  v.object({ type: v.literal('notice'), message: v.string() }),
  /** The inference process ended and is started again, or is ready again. */
  v.object({ type: v.literal('vision'), state: v.picklist(['restarting', 'ready']) }),
]);
export type Notice = v.InferOutput<typeof Notice>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<Name extends CallName> = v.InferOutput<Contract[Name]['input']>;
export type Output<Name extends CallName> = v.InferOutput<Contract[Name]['output']>;

/** The services behind the contract: one asynchronous function a call. Refusals are `Fault`s. */
export type Api = {
  readonly [Name in CallName]: (input: Input<Name>) => Promise<Output<Name>>;
};
