import { catalogEntry } from '../../models/catalog.js';
import type { EmbeddingProfile } from '../../contract/calls/models.js';

/*
 * Separate from the pipeline, so that code that only needs the id loads neither OpenCV nor ONNX Runtime.
 */

/** Increase it when alignment or other preprocessing changes: old and new embeddings do not compare. */
const alignmentVersion = 'a2';

/** The id stored in templates: model, alignment and flip. Only embeddings with equal ids compare. */
export function modelIdOf(
  options: { readonly flip?: boolean },
  embedding: EmbeddingProfile | null = null,
): string {
  const { id, sha256 } = embedding ?? catalogEntry('face-recognition');
  const flip = options.flip ?? true;
  const framing = embedding === null ? '' : `+${embedding.framing.kind}`;
  const name = embedding === null ? `${id}-${sha256.slice(0, 8)}` : id;
  return `${name}${framing}+${alignmentVersion}${flip ? '+flip' : ''}`;
}
