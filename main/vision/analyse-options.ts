/** What to look for in a picture, and how thoroughly. */
export interface AnalyseOptions {
  /** Detector score below which a face is none, 0 to 1. */
  readonly minScore?: number;
  readonly minFaceWidthPx?: number;
  /**
   * Longer side of the picture that faces are looked for in, 32 to 256. In 640 × 480 pixels all faces
   * of 45 pixels are found at 256, and of 60 pixels at 192, which takes 60 % of the time (measured:
   * docs/accuracy.md).
   */
  readonly detectSidePx?: number;
  /** At most so many faces, the largest ones. */
  readonly maxFaces?: number;
  /** Search overlapping parts of large pictures too, for small faces. */
  readonly tiles?: boolean;
  /** Average with mirror images, of the chip and in the second landmark pass: better, and slower. */
  readonly flip?: boolean;
  /** Place the landmarks twice, the second time with level eyes; embeddings of both compare. */
  readonly landmarkPasses?: 1 | 2;
  /** Return each face as it is given to the embedding net. */
  readonly chips?: boolean;
  /** Return the picture itself, to be kept. */
  readonly photo?: boolean;
  /**
   * For evaluations, whose photos hold a face by definition: where none is found, look again with
   * `leastScore`, and where still none is, take the middle of the picture for one.
   */
  readonly centreCrop?: boolean;
}

export const defaultOptions: Required<AnalyseOptions> = {
  minScore: 0.7,
  minFaceWidthPx: 20,
  detectSidePx: 192,
  maxFaces: 50,
  tiles: false,
  flip: true,
  landmarkPasses: 1,
  chips: false,
  photo: false,
  centreCrop: false,
};

/** For files, as nobody waits for them at the door. */
export const thoroughOptions = {
  detectSidePx: 256,
  tiles: true,
  landmarkPasses: 2,
} as const satisfies AnalyseOptions;
