import { Fault } from '../../../contract/fault.js';
import { unpickle } from '../pickle/pickle.js';
import { shownName } from '../shown-name.js';
import type { PickledArray } from '../pickle/pickled-array.js';

/** Weights by layer and name, such as `conv1` → `weights` → array. */
export type LayerWeights = ReadonlyMap<string, ReadonlyMap<string, PickledArray>>;

/** The magic number `\x93NUMPY` (numpy.lib.format). */
const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59);

/** True if a file starts with NumPy's magic number. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads a .npy file whose only element is a dictionary layer → { name → float32 array }, the format of
 * MTCNN's published weights. Nothing in the file is executed: only the pickle instructions for such a
 * dictionary are supported.
 * @param source what messages call the file.
 * @throws Fault `model-unusable`.
 */
export function readLayerWeights(bytes: Uint8Array, source: string): LayerWeights {
  const unusable = (reason: string): Fault =>
    new Fault(
      'model-unusable',
      `${source} cannot be imported: ${reason}. Import det1.npy, det2.npy and det3.npy of MTCNN.`,
    );
  if (!isNpy(bytes)) throw unusable('it is not a NumPy file (.npy)');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) throw unusable('it is truncated');
  const headerLength = bytes[6] === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = (bytes[6] === 1 ? 10 : 12) + headerLength;
  if (start > bytes.length) throw unusable('it is truncated');
  const header = new TextDecoder('latin1').decode(bytes.subarray(10, start));
  if (!/'descr':\s*'\|O'/.test(header) || !/'shape':\s*\(\)/.test(header)) {
    throw unusable('it must be an object array of shape () with a dictionary');
  }
  let content: unknown;
  try {
    content = unpickle(bytes.subarray(start));
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error));
  }
  // A zero-dimensional object array is stored as a list with one element.
  const [dictionary] = Array.isArray(content) ? (content as unknown[]) : [];
  if (!(dictionary instanceof Map)) throw unusable('it contains no dictionary');
  return layersOf(dictionary, unusable);
}

function layersOf(
  dictionary: ReadonlyMap<unknown, unknown>,
  unusable: (reason: string) => Fault,
): LayerWeights {
  const layers = new Map<string, ReadonlyMap<string, PickledArray>>();
  for (const [layer, weights] of dictionary) {
    if (typeof layer !== 'string' || !(weights instanceof Map)) {
      throw unusable(`the layer ${shownName(layer)} has no named arrays`);
    }
    const arrays = new Map<string, PickledArray>();
    for (const [name, array] of weights as ReadonlyMap<unknown, unknown>) {
      if (typeof name !== 'string' || !isArray(array)) {
        throw unusable(`${shownName(layer)}/${shownName(name)} is not a float32 array`);
      }
      arrays.set(name, array);
    }
    layers.set(layer, arrays);
  }
  return layers;
}

function isArray(value: unknown): value is PickledArray {
  return typeof value === 'object' && value !== null && 'data' in value && 'shape' in value;
}
