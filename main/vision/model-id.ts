import { catalogEntry } from '../../models/catalog.js';

/*
 * Apart from the pipeline, so that who only asks for the id does not load OpenCV and ONNX Runtime.
 */

/** Raised when alignment or anything else before the net changes: embeddings do not mix. */
const alignmentVersion = 'a2';

/** The id stamped into templates: model, alignment and flip. Equal ids compare, others never. */
export function modelIdOf(options: { readonly flip?: boolean }): string {
  const { id, sha256 } = catalogEntry('face-recognition');
  const flip = options.flip ?? true;
  return `${id}-${sha256.slice(0, 8)}+${alignmentVersion}${flip ? '+flip' : ''}`;
}
