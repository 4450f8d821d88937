import { catalogEntry } from '../../models/catalog.js';
import type { AnalyseOptions } from './analyse-options.js';
import { defaultEmbedding, type BundledEmbedding, type EmbeddingModel } from './bundled-models.js';

/*
 * Separate from the pipeline, so that code that only needs the id loads neither OpenCV nor ONNX Runtime.
 */

/** Increase it when alignment or other preprocessing changes: old and new embeddings do not compare. */
const alignmentVersion = 'a2';

function embeddingsIdOf({ id }: BundledEmbedding): string {
  const { embeddingsId, sha256 } = catalogEntry(id);
  return embeddingsId ?? sha256.slice(0, 8);
}

/**
 * The id stored in templates: model, alignment and flip. Only embeddings with equal ids compare. Those of
 * frames for which the net needs no flip compare with flipped ones.
 */
export function modelIdOf(
  options: Pick<AnalyseOptions, 'flip'>,
  embedding: EmbeddingModel = defaultEmbedding,
): string {
  const { id } = embedding;
  const flip = options.flip ?? 'if-needed';
  const framing = embedding.framing === null ? '' : `+${embedding.framing.kind}`;
  // The ID of an imported model ends in its digest.
  const name = embedding.kind === 'bundled' ? `${id}-${embeddingsIdOf(embedding)}` : id;
  return `${name}${framing}+${alignmentVersion}${flip === false ? '' : '+flip'}`;
}
