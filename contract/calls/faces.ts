import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Box, Frame, Point, Quality } from '../face.js';
import { LeftOut, Path, Refusal } from '../fields.js';

/** Face tools for administrators. Part of the contract; see contract.ts. */

/** A face and the nearest person in the gallery. `subjectId` is null for an unknown person. */
export const IdentifiedFace = v.object({
  box: Box,
  score: v.number(),
  quality: Quality,
  subjectId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** L2 distance to the nearest template, 0 to 2; null if no one is enrolled. */
  distance: v.nullable(v.number()),
  /** The runner-up's distance minus the nearest's; null with fewer than two subjects. */
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

/** A face in front of the camera, as the test view shows it. */
export const SeenFace = v.object({
  box: Box,
  /** Left eye, right eye (as seen in the image), nose tip, left and right mouth corner. */
  points: v.array(Point),
  /** Id of the person who is recognised; null for no one. */
  subjectId: v.nullable(v.string()),
  /** The three nearest people, nearest first, with L2 distances, 0 to 2. */
  nearest: v.array(v.object({ subjectId: v.string(), name: v.string(), distance: v.number() })),
  /** A face is recognised if its nearest distance is smaller. */
  threshold: v.number(),
});
export type SeenFace = v.InferOutput<typeof SeenFace>;

export const faceCalls = {
  'faces.identify': {
    access: 'administrator',
    input: v.object({ file: Path }),
    output: Identification,
  },
  /** The faces in a camera frame, largest first. Nothing is kept. Null for a frame that a newer one replaced. */
  'faces.look': {
    access: 'administrator',
    input: v.object({ frame: Frame }),
    output: v.nullable(
      v.object({ width: v.number(), height: v.number(), faces: v.array(SeenFace) }),
    ),
  },
  'faces.verify': {
    access: 'administrator',
    input: v.object({ a: Path, b: Path }),
    output: v.object({ distance: v.number(), threshold: v.number(), same: v.boolean() }),
  },
  'faces.cluster': {
    access: 'administrator',
    input: v.object({ files: v.array(Path) }),
    output: v.object({
      people: v.array(v.array(v.object({ file: v.string(), box: Box }))),
      refused: v.array(Refusal),
      threshold: v.number(),
    }),
  },
  'faces.classify': {
    access: 'administrator',
    input: v.object({ files: v.array(Path) }),
    output: v.object({
      method: v.picklist(['classifier', 'nearest-template']),
      /** Share of the gallery's samples classified correctly, 0 to 1; null with too few samples. */
      crossValidation: v.nullable(
        v.object({ classifier: v.number(), nearestTemplate: v.number(), folds: v.number() }),
      ),
      files: v.array(Identification),
      refused: v.array(Refusal),
    }),
  },
  /** Writes the aligned faces of a photo, or of a folder of photos, to another folder. */
  'faces.align': {
    access: 'administrator',
    input: v.object({ dir: Path, out: Path }),
    output: v.object({
      chips: v.array(v.object({ file: v.string(), chip: v.string(), box: Box })),
      refused: v.array(Refusal),
      leftOut: v.array(LeftOut),
    }),
  },
  /** Writes embeddings as CSV, or as .npy with a CSV that lists the faces. */
  'faces.embed': {
    access: 'administrator',
    input: v.object({ dir: Path, out: Path }),
    output: v.object({
      faces: v.number(),
      dimension: v.number(),
      refused: v.array(Refusal),
      leftOut: v.array(LeftOut),
    }),
  },
  'faces.tag': {
    access: 'administrator',
    input: v.object({ file: Path, out: Path }),
    output: Identification,
  },
} as const satisfies Calls;
