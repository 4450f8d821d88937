import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Path } from '../fields.js';
import { UploadId } from './transfers.js';

/** Models: bundled, and brought by an administrator. Part of the contract; see contract.ts. */

export const ModelRef = v.pipe(
  v.string(),
  v.regex(/^[\w][\w.-]{0,63}$/, 'must be the id of a model (letters, digits, ".", "_" or "-")'),
);

/** How a face is cut out for an embedding net. */
export const Framing = v.variant('kind', [
  /** Laid on dlib's mean face by nose, eyes and mouth; `scale` and `top` place it in the square. */
  v.object({ kind: v.literal('mean-face'), scale: v.number(), top: v.number() }),
  /** Laid on ArcFace's five points. */
  v.object({ kind: v.literal('five-points') }),
  /** The detector's box and so much more, in sides of the box, stretched to a square. */
  v.object({ kind: v.literal('box'), marginShare: v.number() }),
]);
export type Framing = v.InferOutput<typeof Framing>;

/** How the net is fed: RGB 0 to 255 becomes (x − mean) / deviation. */
export const Feeding = v.object({
  input: v.string(),
  output: v.string(),
  sidePx: v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(1024)),
  layout: v.picklist(['nchw', 'nhwc']),
  channels: v.picklist(['rgb', 'bgr']),
  mean: v.number(),
  deviation: v.pipe(v.number(), v.minValue(1e-3)),
});
export type Feeding = v.InferOutput<typeof Feeding>;

const SourceFile = v.object({ name: v.string(), sha256: v.string(), sizeBytes: v.number() });

/** What thresholds are made of; see main/gallery/threshold.ts. */
const StoredCalibration = v.object({
  impostor: v.object({ mean: v.number(), deviation: v.number() }),
  genuineSquare: v.number(),
  sampleVariance: v.number(),
  margin: v.number(),
});

/** What is kept about an imported model, beside its ONNX files. */
export const ModelProfile = v.variant('kind', [
  v.object({
    version: v.literal(1),
    kind: v.literal('embedding'),
    id: v.string(),
    /** Such as `FaceNet, 2018 style`. */
    family: v.string(),
    importedAt: v.string(),
    sources: v.array(SourceFile),
    /** Of `embedding.onnx`. */
    sha256: v.string(),
    dimension: v.number(),
    feeding: Feeding,
    framing: Framing,
    /** Null until `models calibrate`: without it nobody is recognised by this model. */
    calibration: v.nullable(StoredCalibration),
  }),
  v.object({
    version: v.literal(1),
    kind: v.literal('detector'),
    id: v.string(),
    family: v.string(),
    importedAt: v.string(),
    sources: v.array(SourceFile),
    /** Of `mtcnn-p.onnx`, `mtcnn-r.onnx` and `mtcnn-o.onnx`. */
    sha256: v.object({ p: v.string(), r: v.string(), o: v.string() }),
  }),
]);
export type ModelProfile = v.InferOutput<typeof ModelProfile>;
export type EmbeddingProfile = Extract<ModelProfile, { kind: 'embedding' }>;
export type DetectorProfile = Extract<ModelProfile, { kind: 'detector' }>;

const Bundled = v.object({
  id: v.string(),
  purpose: v.string(),
  source: v.string(),
  licence: v.string(),
  digest: v.string(),
  sizeBytes: v.number(),
  state: v.picklist(['ready', 'missing', 'damaged']),
});

/** How an ONNX embedding model is to be used, where its file does not say. */
export const OnnxHints = v.object({
  channels: v.optional(v.picklist(['rgb', 'bgr'])),
  /** Such as 127.5 and 128 for (x − 127.5) / 128. */
  mean: v.optional(v.number()),
  deviation: v.optional(v.pipe(v.number(), v.minValue(1e-3))),
  sidePx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(1024))),
  framing: v.optional(v.picklist(['mean-face', 'five-points', 'box'])),
});
export type OnnxHints = v.InferOutput<typeof OnnxHints>;

/** What the trial of an imported model showed. */
export const ModelTrial = v.object({
  /** Faces of the sample photos that it was tried on. */
  faces: v.number(),
  /** Pairs of the same and of different people, and how many of all comparisons came out right. */
  genuinePairs: v.number(),
  impostorPairs: v.number(),
  rightOrder: v.number(),
  /** The same photos altered (light, size, turn, artefacts) and looked at anew. Shares are 0 to 1. */
  altered: v.object({
    /** Faces looked for. */
    probes: v.number(),
    found: v.number(),
    /** Of those found: nearest to the same person in the photos as they are. */
    rank1: v.number(),
    rightOrder: v.number(),
  }),
  /** Time for the sample photos, as a multiple of the bundled models' in the same run. */
  timeRatio: v.number(),
});
export type ModelTrial = v.InferOutput<typeof ModelTrial>;

export const modelCalls = {
  /** The bundled models. */
  'models.list': { access: 'administrator', input: v.object({}), output: v.array(Bundled) },
  /** Imported models, and which are in use (null: the bundled one). */
  'models.imported': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({
      profiles: v.array(ModelProfile),
      embedding: v.nullable(v.string()),
      detector: v.nullable(v.string()),
    }),
  },
  /**
   * Takes in pre-trained weights: a frozen TensorFlow graph of FaceNet (.pb, or the .zip around it),
   * an ONNX embedding model, or MTCNN's det1.npy, det2.npy and det3.npy. Fault `model-unusable`:
   * then everything is as it was.
   */
  'models.import': {
    access: 'administrator',
    input: v.object({
      files: v.pipe(v.array(Path), v.minLength(1), v.maxLength(3)),
      hints: v.optional(OnnxHints, {}),
    }),
    output: v.object({ profile: ModelProfile, sizeBytes: v.number(), trial: ModelTrial }),
  },
  /** The same with files that a screen sent; they are erased after it. */
  'models.importUploads': {
    access: 'administrator',
    input: v.object({
      uploadIds: v.pipe(v.array(UploadId), v.minLength(1), v.maxLength(3)),
      hints: v.optional(OnnxHints, {}),
    }),
    output: v.object({ profile: ModelProfile, sizeBytes: v.number(), trial: ModelTrial }),
  },
  /**
   * Uses an imported model from now on; null for the bundled one. Templates of the model before stay for
   * when it is used again; people whose photos were kept get one of this model at once.
   */
  'models.use': {
    access: 'administrator',
    input: v.object({
      embedding: v.optional(v.nullable(ModelRef)),
      detector: v.optional(v.nullable(ModelRef)),
    }),
    output: v.object({
      embedding: v.nullable(v.string()),
      detector: v.nullable(v.string()),
      /** People who got a template of this model from photos that were kept. */
      reEmbedded: v.array(v.string()),
      /** People whose templates are all of other models. */
      toReEnrol: v.array(v.string()),
    }),
  },
  /** Measures an imported model's thresholds on labelled photos and keeps them with it. */
  'models.calibrate': {
    access: 'administrator',
    input: v.object({ model: ModelRef, images: Path }),
    output: v.object({
      genuinePairs: v.number(),
      impostorPairs: v.number(),
      calibration: StoredCalibration,
    }),
  },
  /** Erases an imported model that is not in use. */
  'models.remove': {
    access: 'administrator',
    input: v.object({ model: ModelRef }),
    output: v.object({}),
  },
} as const satisfies Calls;
