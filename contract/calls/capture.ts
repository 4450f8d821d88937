import * as v from 'valibot';
import type { Calls } from '../call.js';
import { ConsentLanguage } from './consent.js';
import { Box, Frame } from '../face.js';
import { Name } from '../fields.js';
import { Hint } from './kiosk.js';
import { EnrolReport, firstEntry } from './people.js';

/** Enrolment in front of the camera. Part of the contract; see contract.ts. */

/** Head poses in the order the screen asks for them; left and right are the person's own. */
export const poses = ['front', 'left', 'right', 'up', 'down', 'glasses'] as const;
export const Pose = v.picklist(poses);
export type Pose = v.InferOutput<typeof Pose>;

/** What the person should do; null if the head is in the right pose. */
export const CaptureHint = v.picklist([
  ...Hint.options,
  'no-face',
  /** The head has not turned far enough, or too far. */
  'turn-more',
  'turn-less',
  'somebody-else',
]);
export type CaptureHint = v.InferOutput<typeof CaptureHint>;

export const CaptureView = v.object({
  /** Of the frame, in pixels. */
  width: v.number(),
  height: v.number(),
  /** The largest face; null if there is none. */
  box: v.nullable(Box),
  hint: v.nullable(CaptureHint),
  /** True if this frame is the best of its pose so far; it replaces the previous one. */
  isBest: v.boolean(),
  /** Share of the frames that this pose needs, 0 to 1. */
  progress: v.number(),
});
export type CaptureView = v.InferOutput<typeof CaptureView>;

/** Who is captured: a name, or the id of the person to enrol again. */
const who = { name: Name, replace: v.optional(v.boolean(), false) };

export const captureCalls = {
  /** Discards all captured frames and starts a capture. */
  'capture.begin': { access: 'administrator', input: v.object({}), output: v.object({}) },
  /** Analyses a camera frame for one pose. Null for a frame that was skipped for a newer one. */
  'capture.frame': {
    access: 'administrator',
    input: v.object({ frame: Frame, pose: Pose }),
    output: v.nullable(CaptureView),
  },
  /** Discards the frame of one pose. */
  'capture.retake': {
    access: 'administrator',
    input: v.object({ pose: Pose }),
    output: v.object({}),
  },
  /** A sentence for each person who looks like the captured one or has the same name. */
  'capture.review': {
    access: 'administrator',
    input: v.object(who),
    output: v.object({ warnings: v.array(v.string()) }),
  },
  /** Enrols from the best frame of each pose. */
  'capture.enrol': {
    access: 'administrator',
    input: v.object({
      ...who,
      consent: v.object({ textVersion: v.string(), language: ConsentLanguage }),
      ...firstEntry,
    }),
    output: EnrolReport,
  },
  /** Discards all captured frames. */
  'capture.end': { access: 'administrator', input: v.object({}), output: v.object({}) },
} as const satisfies Calls;
