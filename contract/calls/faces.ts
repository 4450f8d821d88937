import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Box, Quality } from '../face.js';
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

export const faceCalls = {
  'faces.identify': {
    access: 'administrator',
    input: v.object({ file: Path }),
    output: Identification,
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
