import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Box, Frame } from '../face.js';
import { Day } from '../fields.js';
import { livenessRates, perKind } from './evaluation.js';
import { ChallengeStep, Hint, TurnDirection } from './kiosk.js';

/**
 * How a site measures its own liveness check: recordings in front of the kiosk's camera. Part of the contract;
 * see contract.ts.
 */

/** What attackers hold up to the camera. */
export const AttackKind = v.picklist([
  'print',
  'bent-sheet',
  'cut-out',
  'phone',
  'replay',
  'other',
]);
export type AttackKind = v.InferOutput<typeof AttackKind>;

/** What is recorded: a live person, or an attack. */
export const RecordingKind = v.picklist(['live', ...AttackKind.options]);
export type RecordingKind = v.InferOutput<typeof RecordingKind>;

/** What happens in a recording now. */
export const RecordingStep = v.variant('kind', [
  /** No one is close enough yet. `hint` is null as long as no face is seen. */
  v.object({ kind: v.literal('approach'), hint: v.nullable(Hint) }),
  /** The person looks at the camera; `progress` is 0 to 1. */
  v.object({ kind: v.literal('look'), progress: v.number() }),
  v.object({ kind: v.literal('turn'), challenge: ChallengeStep }),
  /** The recording is complete and stored. */
  v.object({
    kind: v.literal('kept'),
    id: v.string(),
    /** Whether the head turned as asked. */
    hasTurned: v.boolean(),
  }),
  /** The recording ended early and nothing was stored. */
  v.object({
    kind: v.literal('dropped'),
    /** The camera paused, several people were in view, no face was usable, no one came, or the face was lost. */
    reason: v.picklist(['paused', 'several-people', 'no-face', 'nobody', 'face-lost']),
  }),
]);
export type RecordingStep = v.InferOutput<typeof RecordingStep>;

export const RecordingView = v.object({
  /** Of the frame, in pixels. */
  width: v.number(),
  height: v.number(),
  /** The face that is recorded; null if there is none. */
  box: v.nullable(Box),
  step: RecordingStep,
});
export type RecordingView = v.InferOutput<typeof RecordingView>;

const Counts = v.object({ live: v.number(), attacks: perKind(v.number()) });

export const LivenessMeasurement = v.object({
  recordings: Counts,
  byPolicy: v.object({ balanced: v.object(livenessRates), strict: v.object(livenessRates) }),
  proposal: v.object({
    /** Null if the recordings do not support one. */
    policy: v.nullable(v.picklist(['balanced', 'strict'])),
    /** Why, with the figures above; `strict-` compares it with a balanced check that accepts too many attacks. */
    reason: v.picklist([
      'too-few-recordings',
      'balanced-refuses-too-many',
      'balanced-stops-attacks',
      'strict-stops-no-more',
      'strict-refuses-too-many',
      'strict-stops-more',
    ]),
    /** The kind of attack that balanced accepts most often; null without attacks. */
    attack: v.nullable(AttackKind),
  }),
});
export type LivenessMeasurement = v.InferOutput<typeof LivenessMeasurement>;

const nothing = v.object({});

export const livenessCalls = {
  'liveness.recordings': {
    access: 'administrator',
    input: nothing,
    output: v.object({
      recordings: Counts,
      /** How many of each a proposal needs. */
      needed: v.object({ live: v.number(), attacks: v.number() }),
      /** Days after the last recording after which all are erased. */
      keptDays: v.number(),
      /** The day on which they are erased; null if there are none. */
      erasedOn: v.nullable(Day),
    }),
  },
  /** Begins a recording on this screen. Fault `camera-elsewhere`; `not-allowed` if there are too many. */
  'liveness.begin': {
    access: 'administrator',
    input: v.object({
      kind: RecordingKind,
      /** The person in front of the camera, or on the picture, has agreed. */
      hasConsent: v.literal(true, 'must be given'),
    }),
    output: nothing,
  },
  /** Analyses a camera frame. Null for a frame that was skipped for a newer one. */
  'liveness.frame': {
    access: 'administrator',
    input: v.object({ frame: Frame }),
    output: v.nullable(RecordingView),
  },
  /** The person cannot turn this way: asks for another one. */
  'liveness.skipTurn': {
    access: 'administrator',
    input: v.object({ turn: TurnDirection }),
    output: nothing,
  },
  /** Ends the recording of this screen and keeps nothing of it. */
  'liveness.stop': { access: 'administrator', input: nothing, output: nothing },
  /** Erases one recording. */
  'liveness.discard': {
    access: 'administrator',
    input: v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/, 'must be a recording')) }),
    output: nothing,
  },
  /** Plays the recordings to both policies. Nothing is changed. */
  'liveness.measure': { access: 'administrator', input: nothing, output: LivenessMeasurement },
  /**
   * Uses the proposed policy and erases the recordings. Fault `not-allowed` if the recordings do not propose
   * it, or no longer do.
   */
  'liveness.takeOver': {
    access: 'administrator',
    input: v.object({ policy: v.picklist(['balanced', 'strict']) }),
    output: v.object({ erased: v.number() }),
  },
  /** Erases all recordings. */
  'liveness.erase': {
    access: 'administrator',
    input: nothing,
    output: v.object({ erased: v.number() }),
  },
} as const satisfies Calls;
