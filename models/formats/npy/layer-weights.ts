import { Fault } from '../../../contract/fault.js';
import { unpickle } from '../pickle/pickle.js';
import type { PickledArray } from '../pickle/pickled-array.js';

/** Weights by layer and name, such as `conv1` → `weights` → array. */
export type LayerWeights = ReadonlyMap<string, ReadonlyMap<string, PickledArray>>;

/** `\x93NUMPY`, as NumPy's format 1.0 begins (numpy.lib.format). */
const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59);

/** Whether a file begins as NumPy's do. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads a .npy file whose one element is a dictionary layer → { name → float32 array }, as the
 * weights of MTCNN are published. Nothing in the file is executed: only the pickle instructions that
 * such a dictionary needs are known.
 * @param source named in errors.
 * @throws Fault `model-unusable`.
 */
export function readLayerWeights(bytes: Uint8Array, source: string): LayerWeights {
  const refuse = (why: string): Fault =>
    new Fault('model-unusable', `${source} holds no weights by layer: ${why}.`);
  if (!isNpy(bytes)) throw refuse('it is no NumPy file (.npy)');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) throw refuse('it is cut short');
  const headerLength = bytes[6] === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = (bytes[6] === 1 ? 10 : 12) + headerLength;
  if (start > bytes.length) throw refuse('it is cut short');
  const header = new TextDecoder('latin1').decode(bytes.subarray(10, start));
  if (!/'descr':\s*'\|O'/.test(header) || !/'shape':\s*\(\)/.test(header)) {
    throw refuse('its one element must be a dictionary (an object array of shape ())');
  }
  let content: unknown;
  try {
    content = unpickle(bytes.subarray(start));
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  // An object array of no dimensions holds a list of one.
  const [dictionary] = Array.isArray(content) ? (content as unknown[]) : [];
  if (!(dictionary instanceof Map)) throw refuse('there is no dictionary in it');
  return layersOf(dictionary, refuse);
}

function layersOf(
  dictionary: ReadonlyMap<unknown, unknown>,
  refuse: (why: string) => Fault,
): LayerWeights {
  const layers = new Map<string, ReadonlyMap<string, PickledArray>>();
  for (const [layer, weights] of dictionary) {
    if (typeof layer !== 'string' || !(weights instanceof Map)) {
      throw refuse(`the layer ${String(layer)} holds no arrays by name`);
    }
    const arrays = new Map<string, PickledArray>();
    for (const [name, array] of weights as ReadonlyMap<unknown, unknown>) {
      if (typeof name !== 'string' || !isArray(array)) {
        throw refuse(`${layer}/${String(name)} is no array of float32 numbers`);
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
