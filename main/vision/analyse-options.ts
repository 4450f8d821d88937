/**
 * How much evidence a detected box needs to count as a face (`phantoms.ts`). `photo`: a box that shows no
 * face would make a portrait a picture of two people. `camera`: a person who is half hidden must still
 * get a hint. `none`: every box counts, to measure the rule.
 */
export type PhantomRule = 'photo' | 'camera' | 'none';

/** Which faces to find in a picture, and how thoroughly to search. */
export interface AnalyseOptions {
  /** Minimum detector score, 0 to 1. */
  readonly minScore?: number;
  readonly minFaceWidthPx?: number;
  /**
   * Longer side of the detector's input, 32 to 256 pixels. In pictures of 640 × 480 pixels, 256 finds
   * every face of at least 45 pixels, and 192 every face of at least 60 pixels in 60% of the time
   * (measured: docs/accuracy.md).
   */
  readonly detectSidePx?: number;
  readonly phantomRule?: PhantomRule;
  /** Keep only this many faces, the largest ones. */
  readonly maxFaces?: number;
  /** Also search overlapping tiles of large pictures, to find small faces. */
  readonly tiles?: boolean;
  /**
   * Average with the mirrored chip and the mirrored second landmark crop: more accurate, slower. `if-needed`:
   * only for nets whose embeddings with and without the mirrored chip differ too much to be compared.
   */
  readonly flip?: boolean | 'if-needed';
  /** 2: locate the landmarks again in a crop with level eyes. Embeddings of 1 and 2 passes compare. */
  readonly landmarkPasses?: 1 | 2;
  /** Files only: a larger picture is reduced to this side before it is searched. */
  readonly maxSidePx?: number;
  /** Return each face's chip, as the embedding net gets it. */
  readonly chips?: boolean;
  /** Return the picture itself, for storing. */
  readonly photo?: boolean;
  /**
   * Measure how faces moved since earlier frames. The time of the frame in milliseconds, on a clock that only
   * goes forward; null to measure nothing.
   */
  readonly motionAtMs?: number | null;
  /**
   * For evaluations, where every photo shows a face: if the detector finds none, search again with a
   * lower score, and if there is still none, use the middle of the picture.
   */
  readonly centreCrop?: boolean;
}

export const defaultOptions: Required<AnalyseOptions> = {
  minScore: 0.7,
  minFaceWidthPx: 20,
  detectSidePx: 192,
  phantomRule: 'camera',
  maxFaces: 50,
  tiles: false,
  flip: true,
  landmarkPasses: 1,
  // Enough for faces of 1% of a group photo's width.
  maxSidePx: 4096,
  chips: false,
  photo: false,
  motionAtMs: null,
  centreCrop: false,
};

/**
 * For camera frames at the door, of which several are fused. The width is slightly below the limit of the hint
 * `come-closer`; smaller faces are too far away. With 30 pixels, MTCNN takes half the time that it takes with 20.
 */
export const frameOptions = {
  minFaceWidthPx: 30,
  flip: 'if-needed',
} as const satisfies AnalyseOptions;

/**
 * For camera frames that templates are made from. As for photos, but without tiles: the person to enrol stands
 * near the camera.
 */
export const enrolmentFrameOptions = {
  detectSidePx: 256,
  landmarkPasses: 2,
  minFaceWidthPx: 30,
} as const satisfies AnalyseOptions;

/** For files, where accuracy matters more than speed. */
export const thoroughOptions = {
  detectSidePx: 256,
  tiles: true,
  landmarkPasses: 2,
  phantomRule: 'photo',
} as const satisfies AnalyseOptions;
