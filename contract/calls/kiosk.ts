import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Box, Frame } from '../face.js';
import { EmployeeNumber, Pin } from '../fields.js';

/** What the door is given and shows. Part of the contract; see contract.ts. */

export const Direction = v.picklist(['in', 'out']);
export type Direction = v.InferOutput<typeof Direction>;

/** Why the person at the door is not recognised yet, in the order of what helps most. */
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

/** A punch as the door greets with it. */
export const DoorPunch = v.object({
  /** Number of the journal's entry: what "that is not me" takes back. */
  seq: v.number(),
  name: v.string(),
  direction: Direction,
  /** On the wall clock with its offset, such as `2026-03-02T08:59:00+01:00`. */
  localTime: v.string(),
});
export type DoorPunch = v.InferOutput<typeof DoorPunch>;

/** What the screen says. A name is in it only after the decision, and only the served person's. */
export const DoorState = v.variant('kind', [
  v.object({ kind: v.literal('looking') }),
  v.object({ kind: v.literal('hint'), hint: Hint }),
  /** Hold still: evidence gathered so far, 0 to 1. */
  v.object({ kind: v.literal('recognising'), progress: v.number() }),
  /** Recognised; the site asks whether the person comes or goes, and nothing is recorded yet. */
  v.object({ kind: v.literal('choose-direction') }),
  v.object({ kind: v.literal('recorded'), punch: DoorPunch }),
  v.object({ kind: v.literal('already'), punch: DoorPunch }),
  v.object({ kind: v.literal('unknown') }),
  /** Recognised, but the punch could not be written: why, in one sentence. */
  v.object({ kind: v.literal('not-recorded'), message: v.string() }),
]);
export type DoorState = v.InferOutput<typeof DoorState>;

/** The door's answer to a frame. */
export const DoorView = v.object({
  /** Of the frame that the boxes are in. */
  width: v.number(),
  height: v.number(),
  faces: v.array(
    v.object({
      /** The same person's face keeps its number from frame to frame. */
      trackId: v.number(),
      box: Box,
      /** True for the face that the state is about. */
      served: v.boolean(),
    }),
  ),
  state: DoorState,
  /** When the next frame is wanted: 0 for at once, more while nobody is there. */
  nextFrameInMs: v.number(),
});
export type DoorView = v.InferOutput<typeof DoorView>;

/** What the kiosk's screen needs to know once. */
export const KioskInfo = v.object({
  kioskId: v.string(),
  /** IANA zone of the clock. */
  zone: v.string(),
  /** Who processes the faces, for the notice; null where the site has not said. */
  operator: v.nullable(v.string()),
  /** True where people choose in or out themselves. */
  asksDirection: v.boolean(),
  /** Seconds in which "that is not me" takes a punch back. */
  takeBackSeconds: v.number(),
});
export type KioskInfo = v.InferOutput<typeof KioskInfo>;

export const kioskCalls = {
  /** Waits until models are loaded and warm: from then on frames are answered at full speed. */
  'kiosk.start': {
    access: 'anyone',
    input: v.object({
      /** Whether the screen may take the place of another one that shows the kiosk. */
      takeOver: v.optional(v.boolean(), false),
    }),
    output: KioskInfo,
  },
  /** Looks at a camera frame. Null for a frame that a newer one overtook. */
  'kiosk.frame': {
    access: 'anyone',
    input: v.object({
      frame: Frame,
      /** What the person chose, where the site asks. */
      direction: v.nullable(Direction),
    }),
    output: v.nullable(DoorView),
  },
  /** "That is not me": takes back a punch of the last seconds by a correction. */
  'kiosk.takeBack': {
    access: 'anyone',
    input: v.object({ seq: v.number() }),
    output: v.object({}),
  },
  /** The way without a face. Faults `wrong-pin`, `pin-locked`. */
  'kiosk.pin': {
    access: 'anyone',
    input: v.object({
      number: EmployeeNumber,
      pin: Pin,
      direction: v.nullable(Direction),
    }),
    output: v.object({ kind: v.picklist(['recorded', 'already']), punch: DoorPunch }),
  },
} as const satisfies Calls;
