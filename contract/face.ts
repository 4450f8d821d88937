import * as v from 'valibot';

/** A point in pixels of the upright input image, origin top left. */
export const Point = v.object({ x: v.number(), y: v.number() });
export type Point = v.InferOutput<typeof Point>;

/** A rectangle in pixels of the upright input image; may extend beyond its border. */
export const Box = v.object({
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
});
export type Box = v.InferOutput<typeof Box>;

/** One measured property of a face. `reason` is null if the value is good enough. */
export const QualityMeasure = v.object({
  value: v.number(),
  reason: v.nullable(v.string()),
});
export type QualityMeasure = v.InferOutput<typeof QualityMeasure>;

/** Properties that make a face hard to recognise. */
export const Quality = v.object({
  /** Weight of this sample when several are fused, 0 (useless) to 1 (ideal). */
  score: v.number(),
  /** True if no measure has a reason. */
  usable: v.boolean(),
  measures: v.object({
    /** Variance of the Laplacian of the aligned grey chip. */
    sharpness: QualityMeasure,
    /** Mean grey level of the face, 0 to 255. */
    brightness: QualityMeasure,
    /** Standard deviation of the grey level of the face, 0 to 127. */
    contrast: QualityMeasure,
    /** Box width in pixels of the input. */
    faceWidthPx: QualityMeasure,
    /** Degrees; positive if the head turns to its own left. */
    yawDegrees: QualityMeasure,
    /** Degrees; positive if the head looks up. */
    pitchDegrees: QualityMeasure,
    /** Degrees; positive if the head tilts clockwise in the image. */
    rollDegrees: QualityMeasure,
    /** Share of the face region that looks covered, 0 to 1. */
    occlusion: QualityMeasure,
    /** Share of the box outside the image, 0 to 1. */
    cutOff: QualityMeasure,
  }),
});
export type Quality = v.InferOutput<typeof Quality>;
export type QualityMeasureName = keyof Quality['measures'];

/** The reasons against a sample, joined by semicolons; empty if it is usable. */
export function reasonsAgainst(quality: Quality): string {
  return Object.values(quality.measures)
    .map((measure) => measure.reason)
    .filter((reason) => reason !== null)
    .join('; ');
}

/** One face found in a sample. */
export interface Face {
  readonly box: Box;
  /** Detector score, 0 to 1. */
  readonly score: number;
  /** Left eye, right eye (as seen in the image), nose tip, left and right mouth corner. */
  readonly points5: readonly Point[];
  /** The 68 iBUG landmarks. */
  readonly landmarks: readonly Point[];
  readonly quality: Quality;
  /** L2-normalised, as many values as the embedding model gives: 192 for MobileFaceNet, 128 for dlib’s net. */
  readonly embedding: Float32Array;
  /** Only if requested. */
  readonly chip?: Chip;
  /** Only if requested. */
  readonly motion?: FaceMotion;
}

/** How a face and its surroundings moved since earlier camera frames. Null where too little moved. */
export interface FaceMotion {
  /** Points around the head against the face's own motion. */
  readonly ring: {
    /** Share of the points that move with the face, 0 to 1: a sheet or a screen around it. */
    readonly withFace: number;
    /** Share of the points that stay where they are, 0 to 1: a room behind a head. */
    readonly still: number;
    readonly points: number;
    /** Numbers of the points close to the head among them. Recordings of earlier versions do not have it. */
    readonly near?: { readonly withFace: number; readonly still: number };
  } | null;
  /** One homography fitted to points on the face. */
  readonly planarity: {
    /** 75th percentile of the distances from it, in inter-ocular distances: near 0 for a flat picture. */
    readonly residual: number;
    readonly points: number;
    /** Change of the nose coordinate between the two frames; 0.15 is about 15°. */
    readonly turn: number;
  } | null;
}

/** An aligned face, the embedding model's input: RGB, `sidePx² · 3` bytes. */
export interface Chip {
  readonly sidePx: number;
  readonly data: Uint8Array;
}

/** The faces in one image. */
export interface Analysis {
  /** Size of the upright image (after EXIF orientation), in pixels. */
  readonly width: number;
  readonly height: number;
  /** Largest face first. */
  readonly faces: readonly Face[];
  /** Id of the embedding profile (model + alignment + flip) that made the embeddings. */
  readonly modelId: string;
  /** True if no face was found and the centre of the picture was used instead, as requested. */
  readonly centreCrop?: boolean;
  /** The picture as a JPEG of up to 1280 pixels per side; only if requested. */
  readonly photo?: Uint8Array;
}

/** Raw camera pixels in tightly packed rows. I420: planes Y, U, V, BT.601 limited range. */
export const Frame = v.object({
  format: v.picklist(['I420', 'RGBA']),
  width: v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(8192)),
  height: v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(8192)),
  data: v.instance(Uint8Array),
});
export type Frame = v.InferOutput<typeof Frame>;
