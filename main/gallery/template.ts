import { Fault } from '../../contract/fault.js';
import { fuse } from './vectors.js';

/** A subject's stored face. It compares only with embeddings of the same model id. */
export interface Template {
  readonly modelId: string;
  /** The fused samples, of length 1. */
  readonly embedding: Float32Array;
  /** The samples' embeddings, for fusing again and for training the classifier. */
  readonly samples: readonly Float32Array[];
  /** The samples' quality scores, 0 to 1, used as weights of the fusion. */
  readonly weights: readonly number[];
}

/** Fuses samples of one subject into a template. @throws Error without samples. */
export function makeTemplate(
  modelId: string,
  samples: readonly Float32Array[],
  weights: readonly number[],
): Template {
  return { modelId, samples, weights, embedding: fuse(samples, weights) };
}

const formatVersion = 1;

/**
 * Encodes a template: version (1 byte), length of the model id (1 byte), the id (UTF-8), number of samples
 * and values per sample (2 bytes each), then for each sample its weight and its values (float32). All
 * numbers are little-endian. The fused embedding is not stored, but computed again on reading.
 */
export function encodeTemplate(template: Template): Uint8Array {
  const id = new TextEncoder().encode(template.modelId);
  const dimension = template.embedding.length;
  const bytes = new Uint8Array(6 + id.length + template.samples.length * (dimension + 1) * 4);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, formatVersion);
  view.setUint8(1, id.length);
  bytes.set(id, 2);
  let offset = 2 + id.length;
  view.setUint16(offset, template.samples.length, true);
  view.setUint16(offset + 2, dimension, true);
  offset += 4;
  for (const [index, sample] of template.samples.entries()) {
    for (const value of [template.weights[index] ?? 1, ...sample]) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  }
  return bytes;
}

/**
 * Decodes the bytes of `encodeTemplate`.
 * @param owner whose template it is, for the message of a fault.
 * @throws Fault `data-newer` or `data-damaged`.
 */
export function decodeTemplate(bytes: Uint8Array, owner: string): Template {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 0 && view.getUint8(0) > formatVersion) {
    throw new Fault(
      'data-newer',
      `The template of ${owner} was written by a newer version of Rollcall. Update Rollcall.`,
    );
  }
  const idLength = bytes.length > 1 ? view.getUint8(1) : 0;
  let offset = 2 + idLength;
  const count = bytes.length >= offset + 4 ? view.getUint16(offset, true) : 0;
  const dimension = count > 0 ? view.getUint16(offset + 2, true) : 0;
  offset += 4;
  if (count === 0 || bytes.length !== offset + count * (dimension + 1) * 4) {
    throw new Fault(
      'data-damaged',
      `The template of ${owner} is damaged. Enrol this person again.`,
    );
  }
  const weights: number[] = [];
  const samples: Float32Array[] = [];
  for (let sample = 0; sample < count; sample++) {
    weights.push(view.getFloat32(offset, true));
    offset += 4;
    const values = new Float32Array(dimension);
    for (let at = 0; at < dimension; at++, offset += 4) values[at] = view.getFloat32(offset, true);
    samples.push(values);
  }
  return makeTemplate(new TextDecoder().decode(bytes.subarray(2, 2 + idLength)), samples, weights);
}
