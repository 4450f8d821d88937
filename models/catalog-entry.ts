import type { OnnxGraph } from './formats/onnx/writer.js';

/*
 * What the catalogue says of a model. Inputs are RGB 0 to 255, NCHW, float32; each graph includes its
 * normalisation.
 */

export type ModelId =
  | 'blazeface'
  | 'face-landmark-68'
  | 'facemesh'
  | 'face-recognition'
  | 'mobilefacenet'
  | 'mtcnn-p'
  | 'mtcnn-r'
  | 'mtcnn-o'
  | 'antispoof'
  | 'liveness';

/** A file in an npm package, with its digest. */
export interface SourceFile {
  readonly path: string;
  readonly sha256: string;
}

/** A model's input, named `image`: RGB 0 to 255, float32, [batch, 3, height, width]. */
export interface ModelInput {
  /** Side of the square input; with `anyShape`, the longer side of a rectangle. */
  readonly sidePx: number;
  /** Also accepts rectangles; for BlazeFace, their sides must be multiples of 32. */
  readonly anyShape?: true;
  /** Batch size: any, or only one picture. */
  readonly batch: 'any' | 'one';
  /** The graph's normalisation of each value before the first layer. */
  readonly normalisation: string;
}

export interface CatalogEntry {
  readonly id: ModelId;
  readonly purpose: string;
  readonly package: string;
  /** Licence of the package, and of the weights if known. */
  readonly licence: string;
  /** Who trained it, according to its package or its author. */
  readonly origin: string;
  /** The accuracy published by its author, with the source; null if there is none. */
  readonly published: string | null;
  readonly input: ModelInput;
  /** The outputs, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Description (JSON; null if the weights' file contains it) and weights, as paths in the package. */
  readonly description: SourceFile | null;
  readonly weights: SourceFile;
  /** SHA-256 of the ONNX file. */
  readonly sha256: string;
  /**
   * Identifies the embeddings in the model ids of templates; by default the first eight digits of `sha256`.
   * Keeps the digits of an earlier ONNX file if the graph only became faster.
   */
  readonly embeddingsId?: string;
  /** Builds the graph from the text of the description (may be empty) and the bytes of the weights. */
  readonly build: (description: string, weights: Uint8Array) => OnnxGraph;
}

/** Side of each model's square input, in pixels. */
export const inputSidePx: Readonly<Record<ModelId, number>> = {
  blazeface: 256,
  'face-landmark-68': 112,
  facemesh: 192,
  'face-recognition': 150,
  mobilefacenet: 112,
  'mtcnn-p': 12,
  'mtcnn-r': 24,
  'mtcnn-o': 48,
  antispoof: 128,
  liveness: 32,
};
