import type { EmbeddingProfile, Framing } from '../../contract/calls/models.js';

/*
 * The bundled models that an administrator can choose between. Imported ones are in model-set.ts; their IDs
 * never equal these, as they end in a digest.
 */

export type BundledEmbeddingId = 'face-recognition' | 'mobilefacenet';
export type BundledDetectorId = 'blazeface' | 'mtcnn';

/** A bundled embedding net. Its input is described in models/catalog.ts. */
export interface BundledEmbedding {
  readonly kind: 'bundled';
  readonly id: BundledEmbeddingId;
  /** Values per embedding. */
  readonly dimension: number;
  /** Null: the chip that steps/align.ts makes for dlib's net. */
  readonly framing: Framing | null;
  /**
   * True if camera frames need the mirrored chip, as templates have it. Without it, dlib's net accepts 6% fewer
   * genuine pairs at FAR 0.001%, and MobileFaceNet the same number (docs/accuracy.md).
   */
  readonly needsFlip: boolean;
}

/** An embedding net: a bundled one, or an imported one with its profile. */
export type EmbeddingModel = BundledEmbedding | EmbeddingProfile;

const bundledEmbeddings: Readonly<Record<BundledEmbeddingId, BundledEmbedding>> = {
  'face-recognition': {
    kind: 'bundled',
    id: 'face-recognition',
    dimension: 128,
    framing: null,
    needsFlip: true,
  },
  mobilefacenet: {
    kind: 'bundled',
    id: 'mobilefacenet',
    dimension: 192,
    framing: { kind: 'five-points' },
    needsFlip: false,
  },
};

/** The embedding net of a new data folder. */
export const defaultEmbedding = bundledEmbeddings.mobilefacenet;
/** The only bundled embedding net until November 2026: that of data folders in which none was chosen. */
export const formerEmbedding = bundledEmbeddings['face-recognition'];
export const defaultDetector: BundledDetectorId = 'blazeface';

/** A bundled embedding net by its ID; null if there is none. */
export function bundledEmbedding(id: string): BundledEmbedding | null {
  return Object.values(bundledEmbeddings).find((embedding) => embedding.id === id) ?? null;
}

/** True for the ID of a bundled detector. */
export function isBundledDetector(id: string): id is BundledDetectorId {
  return id === 'blazeface' || id === 'mtcnn';
}
