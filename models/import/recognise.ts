import { isNpy } from '../formats/npy/layer-weights.js';
import { isTflite } from '../formats/tflite/tflite.js';
import { isTorch } from '../formats/torch/state-dict.js';

/** The kinds of files that may contain a model. */
export type ModelFileKind =
  | 'graph-def'
  | 'onnx'
  | 'tflite'
  | 'npy'
  | 'torch'
  | 'pickle'
  | 'zip'
  | 'hdf5'
  | 'checkpoint'
  | 'unknown';

/** The magic number `\x89HDF` of Keras's .h5 files. */
const hdf5 = [0x89, 0x48, 0x44, 0x46];
const zip = [0x50, 0x4b, 0x03, 0x04];

/**
 * Recognises the kind of a file by its first bytes; parts of a TensorFlow checkpoint, which have no magic
 * number, by their names.
 */
export function recogniseModelFile(bytes: Uint8Array, name: string): ModelFileKind {
  if (isNpy(bytes)) return 'npy';
  if (isTflite(bytes)) return 'tflite';
  if (isTorch(bytes)) return 'torch';
  // The instruction PROTO with a version (CPython, Lib/pickletools.py).
  if (bytes[0] === 0x80 && (bytes[1] ?? 0) >= 2 && (bytes[1] ?? 0) <= 5) return 'pickle';
  if (startsWith(bytes, zip)) return 'zip';
  if (startsWith(bytes, hdf5)) return 'hdf5';
  if (/\.(ckpt|meta|index|data-\d+-of-\d+)(\.|$)|(^|[\\/])checkpoint$/i.test(name)) {
    return 'checkpoint';
  }
  // GraphDef: field 1 is a node, with a length. ModelProto: field 1 is the version, a small number.
  if (bytes[0] === 0x0a) return 'graph-def';
  if (bytes[0] === 0x08 && (bytes[1] ?? 0) > 0 && (bytes[1] ?? 0) < 32) return 'onnx';
  return 'unknown';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
