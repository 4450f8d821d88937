import * as v from 'valibot';
import type { Calls } from '../call.js';
import { ConsentLanguage } from './consent.js';
import { Box, Frame } from '../face.js';
import { Name } from '../fields.js';
import { Hint } from './kiosk.js';
import { EnrolReport } from './people.js';

/** Enrolment before the camera. Part of the contract; see contract.ts. */

/** Ways to hold the head, in the order they are asked for; left and right are the person's own. */
export const poses = ['front', 'left', 'right', 'up', 'down', 'glasses'] as const;
export const Pose = v.picklist(poses);
export type Pose = v.InferOutput<typeof Pose>;

/** What the person should do; null where the head is as it should be. */
export const CaptureHint = v.picklist([
  ...Hint.options,
  'no-face',
  /** The head has not reached the pose, or is beyond it. */
  'turn-more',
  'turn-less',
  'somebody-else',
]);
export type CaptureHint = v.InferOutput<typeof CaptureHint>;

export const CaptureView = v.object({
  /** Of the frame that the box is in. */
  width: v.number(),
  height: v.number(),
  /** The largest face; null where there is none. */
  box: v.nullable(Box),
  hint: v.nullable(CaptureHint),
  /** True where this frame is the best of its pose so far, and kept in place of the one before. */
  isBest: v.boolean(),
  /** Share of the frames that this pose needs, 0 to 1. */
  progress: v.number(),
});
export type CaptureView = v.InferOutput<typeof CaptureView>;

/** Who is captured: a name, or the id of somebody who is enrolled anew. */
const who = { name: Name, replace: v.optional(v.boolean(), false) };

export const captureCalls = {
  /** Forgets what was captured before, and begins. */
  'capture.begin': { access: 'administrator', input: v.object({}), output: v.object({}) },
  /** Looks at a camera frame for one pose. Null for a frame that a newer one overtook. */
  'capture.frame': {
    access: 'administrator',
    input: v.object({ frame: Frame, pose: Pose }),
    output: v.nullable(CaptureView),
  },
  /** Takes a pose's frame out again. */
  'capture.retake': {
    access: 'administrator',
    input: v.object({ pose: Pose }),
    output: v.object({}),
  },
  /** Who looks like the person before the camera, or has the same name: a sentence for each. */
  'capture.review': {
    access: 'administrator',
    input: v.object(who),
    output: v.object({ warnings: v.array(v.string()) }),
  },
  /** Enrols from the best frame of each pose. No picture is kept. */
  'capture.enrol': {
    access: 'administrator',
    input: v.object({
      ...who,
      consent: v.object({ textVersion: v.string(), language: ConsentLanguage }),
    }),
    output: EnrolReport,
  },
  /** Forgets what was captured. */
  'capture.end': { access: 'administrator', input: v.object({}), output: v.object({}) },
} as const satisfies Calls;
