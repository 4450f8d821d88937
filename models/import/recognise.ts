import { isNpy } from '../formats/npy/layer-weights.js';

/** What a file brought to be a model is, by its content. */
export type ModelFileKind =
  'graph-def' | 'onnx' | 'npy' | 'zip' | 'hdf5' | 'checkpoint' | 'unknown';

/** `\x89HDF`, as Keras's .h5 files begin. */
const hdf5 = [0x89, 0x48, 0x44, 0x46];
const zip = [0x50, 0x4b, 0x03, 0x04];

/**
 * The kind of a file by its first bytes (and of a TensorFlow checkpoint's parts, which have no mark at
 * their beginning, by its name).
 */
export function recogniseModelFile(bytes: Uint8Array, name: string): ModelFileKind {
  if (isNpy(bytes)) return 'npy';
  if (startsWith(bytes, zip)) return 'zip';
  if (startsWith(bytes, hdf5)) return 'hdf5';
  if (/\.(ckpt|meta|index|data-\d+-of-\d+)(\.|$)|(^|[\\/])checkpoint$/i.test(name)) {
    return 'checkpoint';
  }
  // GraphDef: field 1 is a node, of a length. ModelProto: field 1 is the version, a small number.
  if (bytes[0] === 0x0a) return 'graph-def';
  if (bytes[0] === 0x08 && (bytes[1] ?? 0) > 0 && (bytes[1] ?? 0) < 32) return 'onnx';
  return 'unknown';
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
