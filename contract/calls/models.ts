import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Path } from '../fields.js';
import { UploadId } from './transfers.js';

/** Bundled and imported models. Part of the contract; see contract.ts. */

export const ModelRef = v.pipe(
  v.string(),
  v.regex(
    /^\w[\w.-]{0,63}$/,
    'must be the ID of a model: up to 64 letters, digits, dots, underscores and hyphens',
  ),
);

/** How a face is cropped for an embedding net. */
export const Framing = v.variant('kind', [
  /** Aligned to dlib's mean face by nose, eyes and mouth; `scale` and `top` place it in the square. */
  v.object({ kind: v.literal('mean-face'), scale: v.number(), top: v.number() }),
  /** Aligned to ArcFace's five points. */
  v.object({ kind: v.literal('five-points') }),
  /** The detector's box plus a margin, as a share of its sides, stretched to a square. */
  v.object({ kind: v.literal('box'), marginShare: v.number() }),
]);
export type Framing = v.InferOutput<typeof Framing>;

/** The net's input. Pixel values x, 0 to 255, become (x − mean) / deviation. */
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

/** Sides of what an anti-spoofing net sees, in sides of the face's box. */
const CropScale = v.pipe(v.number(), v.minValue(1), v.maxValue(8));
/** Which of an anti-spoofing net's values is the share of a live face, from 0. */
const LiveClass = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));

const SourceFile = v.object({ name: v.string(), sha256: v.string(), sizeBytes: v.number() });

/** The figures that thresholds are computed from; see main/gallery/threshold.ts. */
const StoredCalibration = v.object({
  impostor: v.object({ mean: v.number(), deviation: v.number() }),
  genuineSquare: v.number(),
  sampleVariance: v.number(),
  margin: v.number(),
});

/** Describes an imported model; stored next to its ONNX files. */
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
    /** Null before the model is calibrated; until then it recognises no one. */
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
  /** A net that distinguishes live faces from pictures of faces, as one vote of the liveness check. */
  v.object({
    version: v.literal(1),
    kind: v.literal('antispoof'),
    id: v.string(),
    /** Such as `MiniFASNetV2`. */
    family: v.string(),
    importedAt: v.string(),
    sources: v.array(SourceFile),
    /** Of `antispoof.onnx`. */
    sha256: v.string(),
    feeding: Feeding,
    cropScale: CropScale,
    liveClass: LiveClass,
  }),
]);
export type ModelProfile = v.InferOutput<typeof ModelProfile>;
export type EmbeddingProfile = Extract<ModelProfile, { kind: 'embedding' }>;
export type DetectorProfile = Extract<ModelProfile, { kind: 'detector' }>;
export type AntispoofProfile = Extract<ModelProfile, { kind: 'antispoof' }>;

const Bundled = v.object({
  id: v.string(),
  purpose: v.string(),
  source: v.string(),
  licence: v.string(),
  digest: v.string(),
  sizeBytes: v.number(),
  state: v.picklist(['ready', 'missing', 'damaged']),
});

/** The facts about using a model that its file does not contain. */
export const OnnxHints = v.object({
  channels: v.optional(v.picklist(['rgb', 'bgr'])),
  /** Such as 127.5 and 128 for (x − 127.5) / 128. */
  mean: v.optional(v.number()),
  deviation: v.optional(v.pipe(v.number(), v.minValue(1e-3))),
  sidePx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(1024))),
  framing: v.optional(v.picklist(['mean-face', 'five-points', 'box'])),
  /** Of an anti-spoofing net. */
  cropScale: v.optional(CropScale),
  liveClass: v.optional(LiveClass),
});
export type OnnxHints = v.InferOutput<typeof OnnxHints>;

/** Results of the trial of an embedding model or a detector. */
export const RecognitionTrial = v.object({
  kind: v.literal('recognition'),
  /** Faces in the sample photos. */
  faces: v.number(),
  /** Pairs of the same and of different people; share of correctly ordered comparisons, 0 to 1. */
  genuinePairs: v.number(),
  impostorPairs: v.number(),
  rightOrder: v.number(),
  /** The same after changes of light, size, rotation and JPEG quality. Shares are 0 to 1. */
  altered: v.object({
    /** Faces to find. */
    probes: v.number(),
    found: v.number(),
    /** Share of the found faces that are nearest to the same person in the unchanged photos. */
    rank1: v.number(),
    rightOrder: v.number(),
  }),
  /** Time for the sample photos, relative to the bundled models in the same run. */
  timeRatio: v.number(),
});
export type RecognitionTrial = v.InferOutput<typeof RecognitionTrial>;

/** Results of the trial of an anti-spoofing net. */
export const AntispoofTrial = v.object({
  kind: v.literal('antispoof'),
  /** Faces in the sample photos, which are of live people. */
  faces: v.number(),
  /** Of these, the faces that it takes for pictures. */
  pictures: v.number(),
  /** Median time for a face. */
  faceMs: v.number(),
});
export type AntispoofTrial = v.InferOutput<typeof AntispoofTrial>;

const ModelTrial = v.variant('kind', [RecognitionTrial, AntispoofTrial]);

/** How far a site is with the templates of another embedding model. */
export const Readiness = v.object({
  /** The other model. */
  model: v.string(),
  /** Number of people who have a template of another model only. */
  people: v.number(),
  /** Number of them whose new template will be made from kept photos. */
  withPhotos: v.number(),
  /** Number of the others whose face was learnt at the door. */
  learnt: v.number(),
  /** Number of people with samples from the door, but not enough yet. */
  collecting: v.number(),
  /** Names of the remaining people, who must enrol again. */
  missing: v.array(v.string()),
  /** Those among them who were not learnt because their face looks like another person's. */
  confusable: v.array(v.string()),
});
export type Readiness = v.InferOutput<typeof Readiness>;

export const modelCalls = {
  /** The bundled models. */
  'models.list': { access: 'administrator', input: v.object({}), output: v.array(Bundled) },
  /** Imported models, and the IDs of those in use, bundled or imported. */
  'models.imported': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({
      profiles: v.array(ModelProfile),
      embedding: v.string(),
      detector: v.string(),
      /** For the default embedding model, if the site still uses the former one. Otherwise null. */
      successor: v.nullable(Readiness),
      /** For the embedding model that is being learnt at the door; null for none. */
      learning: v.nullable(Readiness),
      /** Whether the settings allow the door to learn faces. */
      mayLearn: v.boolean(),
    }),
  },
  /**
   * Lets the door learn people's faces for another embedding model, or with null stops it. Stopping erases what
   * was learnt. Fault `invalid-input` for the model in use, a detector, a model without thresholds, or if the settings
   * do not allow it.
   */
  'models.learn': {
    access: 'administrator',
    input: v.object({ model: v.nullable(ModelRef) }),
    output: v.object({
      learning: v.nullable(Readiness),
      /** Number of people who had something erased. */
      erased: v.number(),
    }),
  },
  /**
   * Imports pre-trained weights: a frozen TensorFlow graph of FaceNet (.pb, or a .zip with it), an ONNX
   * or TensorFlow Lite embedding model, MTCNN's det1.npy, det2.npy and det3.npy, or an anti-spoofing net of the type of
   * MiniFASNet (.onnx, or .pth), which votes in the liveness check from then on. Fault `model-unusable`; then nothing
   * is imported.
   */
  'models.import': {
    access: 'administrator',
    input: v.object({
      files: v.pipe(v.array(Path), v.minLength(1), v.maxLength(3)),
      hints: v.optional(OnnxHints, {}),
    }),
    output: v.object({ profile: ModelProfile, sizeBytes: v.number(), trial: ModelTrial }),
  },
  /** The same with uploaded files, which are erased afterwards. */
  'models.importUploads': {
    access: 'administrator',
    input: v.object({
      uploadIds: v.pipe(v.array(UploadId), v.minLength(1), v.maxLength(3)),
      hints: v.optional(OnnxHints, {}),
    }),
    output: v.object({ profile: ModelProfile, sizeBytes: v.number(), trial: ModelTrial }),
  },
  /**
   * Switches to a bundled or an imported model, or with null to the default one. Templates of the former model stay,
   * so that it can be used again; people whose photos are kept get a new template at once.
   */
  'models.use': {
    access: 'administrator',
    input: v.object({
      embedding: v.optional(v.nullable(ModelRef)),
      detector: v.optional(v.nullable(ModelRef)),
    }),
    output: v.object({
      embedding: v.string(),
      detector: v.string(),
      /** Names of people who got a template of this model from their kept photos. */
      reEmbedded: v.array(v.string()),
      /** Names of people whose face was learnt at the door. */
      learnt: v.array(v.string()),
      /** Names of people who only have templates of other models. */
      toReEnrol: v.array(v.string()),
    }),
  },
  /** Measures an imported model's thresholds on labelled photos and stores them with it. */
  'models.calibrate': {
    access: 'administrator',
    input: v.object({ model: ModelRef, images: Path }),
    output: v.object({
      genuinePairs: v.number(),
      impostorPairs: v.number(),
      calibration: StoredCalibration,
    }),
  },
  /** Removes an imported embedding model or detector that is not in use, or an anti-spoofing net. */
  'models.remove': {
    access: 'administrator',
    input: v.object({ model: ModelRef }),
    output: v.object({}),
  },
} as const satisfies Calls;
