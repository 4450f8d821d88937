import { catalogEntry } from '../../models/catalog.js';
import type { EmbeddingProfile } from '../../contract/calls/models.js';

/*
 * Apart from the pipeline, so that who only asks for the id does not load OpenCV and ONNX Runtime.
 */

/** Raised when alignment or anything else before the net changes: embeddings do not mix. */
const alignmentVersion = 'a2';

/** The id stamped into templates: model, alignment and flip. Equal ids compare, others never. */
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
