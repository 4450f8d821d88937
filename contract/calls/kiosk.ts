import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Box, Frame } from '../face.js';
import { CardNumber, PadNumber, Pin } from '../fields.js';
import { notRecordedReasons } from '../not-recorded.js';
import { BadgePolicy } from './badges.js';
import { CameraDevice } from './settings.js';

/** The kiosk at the door. Part of the contract; see contract.ts. */

export const Direction = v.picklist(['in', 'out']);
export type Direction = v.InferOutput<typeof Direction>;

/** Why the person at the door is not recognised yet, most helpful first. */
export const Hint = v.picklist([
  'come-closer',
  'move-to-middle',
  'one-at-a-time',
  'too-dark',
  'light-behind',
  'uncover-face',
  'look-at-camera',
  'hold-still',
]);
export type Hint = v.InferOutput<typeof Hint>;

/** The shift day of a punch so far. */
export const Today = v.object({
  /** Whole minutes of the finished stints, without unpaid breaks. */
  workedMinutes: v.number(),
  /** When the person first came, on the wall clock, such as `08:59`; null if that punch is missing. */
  since: v.nullable(v.string()),
});
export type Today = v.InferOutput<typeof Today>;

/** A punch as the door's greeting shows it. */
export const DoorPunch = v.object({
  /** Number of the journal entry, for `kiosk.takeBack`. */
  seq: v.number(),
  name: v.string(),
  direction: Direction,
  /** On the wall clock with its UTC offset, such as `2026-03-02T08:59:00+01:00`. */
  localTime: v.string(),
  /** Null if the punch is on no shift day, as with a clock that was put back. */
  today: v.nullable(Today),
});
export type DoorPunch = v.InferOutput<typeof DoorPunch>;

/** Asks a recognised person whether they came or left. */
export const DoorQuestion = v.object({
  /** Number of the journal entry of the look, for `kiosk.answer`. */
  seq: v.number(),
  name: v.string(),
  /** On the wall clock with its UTC offset, such as `2026-03-02T08:59:00+01:00`. */
  localTime: v.string(),
  /** For how many seconds the door waits for an answer. */
  answerSeconds: v.number(),
});
export type DoorQuestion = v.InferOutput<typeof DoorQuestion>;

/** The answer: came, left, neither, or it was someone else. */
export const DoorAnswer = v.picklist(['in', 'out', 'just-passing', 'not-me']);
export type DoorAnswer = v.InferOutput<typeof DoorAnswer>;

/** Where to turn the head, as the person sees it: to their own left, and so on. */
export const TurnDirection = v.picklist(['left', 'right', 'up', 'down']);
export type TurnDirection = v.InferOutput<typeof TurnDirection>;

/** How far a challenge has come. */
export const ChallengeStep = v.object({
  /** Where to turn now; null while the person must look straight ahead. */
  direction: v.nullable(TurnDirection),
  /** How far the person has turned, 0 to 1. */
  progress: v.number(),
  /** Number of the step, from 1, of `steps`. */
  step: v.number(),
  steps: v.number(),
  /** True if this direction may be left out. */
  maySkip: v.boolean(),
});
export type ChallengeStep = v.InferOutput<typeof ChallengeStep>;

/** What the screen shows. Contains a name only after the decision, and only the served person's. */
export const DoorState = v.variant('kind', [
  v.object({ kind: v.literal('looking') }),
  v.object({ kind: v.literal('hint'), hint: Hint }),
  /** The person must hold still; `progress` is the evidence so far, 0 to 1. */
  v.object({ kind: v.literal('recognising'), progress: v.number() }),
  /** Recognised, but not recorded before the person chooses in or out. */
  v.object({ kind: v.literal('choose-direction') }),
  /** The person must turn their head, to show that they are not a picture. */
  v.object({
    kind: v.literal('challenge'),
    challenge: ChallengeStep,
    /** True if the site wants the directions to be spoken too. */
    isSpoken: v.boolean(),
  }),
  /** Face recognition does not help this person now; the reason is not shown. */
  v.object({ kind: v.literal('other-way') }),
  /** Recognised, but the person looks like somebody else here: a PIN, a badge or a card must say who it is. */
  v.object({ kind: v.literal('second-factor') }),
  v.object({ kind: v.literal('recorded'), punch: DoorPunch }),
  v.object({ kind: v.literal('already'), punch: DoorPunch }),
  /** Recognised, but it is not clear whether the person came or left. Their look is recorded. */
  v.object({ kind: v.literal('asking'), question: DoorQuestion }),
  /** The question was not answered, and HR will settle it. */
  v.object({ kind: v.literal('unanswered'), question: DoorQuestion }),
  v.object({ kind: v.literal('unknown') }),
  /** The camera read a badge that is not known here, or no longer. */
  v.object({ kind: v.literal('wrong-badge') }),
  /** Recognised, but the punch could not be written. */
  v.object({ kind: v.literal('not-recorded'), why: v.picklist(notRecordedReasons) }),
]);
export type DoorState = v.InferOutput<typeof DoorState>;

/** The door's answer to a frame. */
export const DoorView = v.object({
  /** Of the frame, in pixels. */
  width: v.number(),
  height: v.number(),
  faces: v.array(
    v.object({
      /** The same from frame to frame for the same person. */
      trackId: v.number(),
      box: Box,
      /** True for the face that `state` is about. */
      served: v.boolean(),
    }),
  ),
  state: DoorState,
  /** Delay before the next frame in ms; 0 for none, more while no one is there. */
  nextFrameInMs: v.number(),
});
export type DoorView = v.InferOutput<typeof DoorView>;

/** What the kiosk's screen needs to know at its start. */
export const KioskInfo = v.object({
  kioskId: v.string(),
  /** IANA zone of the clock. */
  zone: v.string(),
  /** Company that processes the faces, for the privacy notice; null if not set. */
  operator: v.nullable(v.string()),
  /** True if people choose in or out themselves. */
  asksDirection: v.boolean(),
  /** For how many seconds a punch can be taken back with "That’s not me". */
  takeBackSeconds: v.number(),
  /** True if times or people's data go to a hub or to other systems of the company, for the privacy notice. */
  sendsData: v.boolean(),
  badges: BadgePolicy,
  /** True if the screen speaks what it shows. */
  speaksPrompts: v.boolean(),
  /** True for larger type. */
  usesLargeType: v.boolean(),
  /** False while the disk of the kiosk is full or read-only, so that punches are refused. */
  canRecord: v.boolean(),
});
export type KioskInfo = v.InferOutput<typeof KioskInfo>;

/** The result of a punch without a face. */
const PunchAnswer = v.variant('kind', [
  v.object({ kind: v.picklist(['recorded', 'already']), punch: DoorPunch }),
  v.object({ kind: v.literal('asking'), question: DoorQuestion }),
]);

export const kioskCalls = {
  /** Resolves when the models are loaded and warmed up, so that frames are answered at full speed. */
  'kiosk.start': {
    access: 'anyone',
    input: v.object({
      /** Whether this screen may replace another one that shows the kiosk. */
      takeOver: v.optional(v.boolean(), false),
    }),
    output: KioskInfo,
  },
  /** Analyses a camera frame. Null for a frame that was skipped for a newer one. */
  'kiosk.frame': {
    access: 'anyone',
    input: v.object({
      frame: Frame,
      /** What the person chose; null if the site does not ask. */
      direction: v.nullable(Direction),
    }),
    output: v.nullable(DoorView),
  },
  /** "That’s not me": withdraws a recent punch. Fault `too-late`. */
  'kiosk.takeBack': {
    access: 'anyone',
    input: v.object({ seq: v.number() }),
    output: v.object({}),
  },
  /**
   * Answers the door's question. With in or out, records the punch; otherwise nothing. Fault `too-late` if
   * the time is over or someone else has come since.
   */
  'kiosk.answer': {
    access: 'anyone',
    input: v.object({ seq: v.number(), answer: DoorAnswer }),
    output: v.object({ punch: v.nullable(DoorPunch) }),
  },
  /**
   * "I can't do this": leaves out the direction that the challenge asks for. The challenge begins again with
   * the others; two directions always stay. Does nothing if no one is challenged.
   */
  'kiosk.skipTurn': {
    access: 'anyone',
    /** As the screen showed it: a late press leaves out nothing else. */
    input: v.object({ turn: TurnDirection }),
    output: v.object({}),
  },
  /**
   * Whether the door may use a camera. While it checks that faces are alive, the first camera is pinned, and
   * any other one, such as a program that pretends to be a camera, is refused until an administrator allows it.
   * Faults `disk-full`, `data-read-only`.
   */
  'kiosk.useCamera': {
    access: 'anyone',
    input: CameraDevice,
    output: v.object({ isAllowed: v.boolean() }),
  },
  /**
   * Punches without a face. The PIN may be a code from the person’s phone. Faults
   * `wrong-pin`, `code-used`, `pin-locked`.
   */
  'kiosk.pin': {
    access: 'anyone',
    input: v.object({
      /** The person's employee number, or their code for the PIN pad. */
      number: PadNumber,
      pin: Pin,
      direction: v.nullable(Direction),
    }),
    output: PunchAnswer,
  },
  /** Punches with a card at a reader that types. Faults `wrong-badge`, `pin-locked`. */
  'kiosk.card': {
    access: 'anyone',
    input: v.object({ card: CardNumber, direction: v.nullable(Direction) }),
    output: PunchAnswer,
  },
  /**
   * A supervisor types number and PIN, and is asked if the person that the liveness check has just refused is
   * the one with this name. Faults `wrong-pin`, `pin-locked`, `not-allowed`, `too-late`.
   */
  'kiosk.supervise': {
    access: 'anyone',
    input: v.object({ number: PadNumber, pin: Pin }),
    output: v.object({ name: v.string() }),
  },
  /**
   * "Ask for help": leaves a request with time and door, and no picture, for an administrator to resolve. A second
   * one within a minute is the same. Faults `disk-full`, `data-read-only`.
   */
  'kiosk.askHelp': { access: 'anyone', input: v.object({}), output: v.object({}) },
  /** The supervisor said yes: records the punch, and who confirmed it. Fault `too-late`. */
  'kiosk.confirm': {
    access: 'anyone',
    input: v.object({ direction: v.nullable(Direction) }),
    output: PunchAnswer,
  },
} as const satisfies Calls;
