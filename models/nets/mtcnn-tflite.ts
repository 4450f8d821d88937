import type { LayerWeights } from '../formats/npy/layer-weights.js';
import type { PickledArray } from '../formats/pickle/pickled-array.js';
import type { TfliteModel } from '../formats/tflite/tflite.js';

/** A constant's name, such as `pnet/conv1/weights/read` or `rnet/conv4/conv4/MatMul_bias`. */
const namePattern =
  /^[por]net\/([\w-]+)\/(?:[\w-]+\/)?(weights|alpha|Conv2D_bias|MatMul_bias)(?:\/read)?(\/transpose)?$/;

/**
 * The weights of one of MTCNN's nets from a TensorFlow Lite file, named and laid out as in
 * davidsandberg/facenet's `det1.npy` to `det3.npy`: kernels [height, width, in, out], fully connected layers
 * [in, out]. The file's operations are not used, as P-Net's are for pictures of one size only.
 * @throws Error for damaged weights.
 */
export function mtcnnLayersOf({ tensors }: TfliteModel): LayerWeights {
  const layers = new Map<string, Map<string, PickledArray>>();
  for (const { name, shape, read } of tensors) {
    const [, layer, what, transposed] = namePattern.exec(name) ?? [];
    if (layer === undefined || what === undefined || read === null) continue;
    const array = { shape, data: read() };
    const arrays = layers.get(layer) ?? new Map<string, PickledArray>();
    layers.set(layer, arrays);
    if (what === 'alpha') arrays.set('alpha', array);
    else if (what !== 'weights') arrays.set('biases', array);
    else if (transposed === undefined && shape.length !== 4) arrays.set('weights', array);
    else arrays.set('weights', outputsLast(array));
  }
  return layers;
}

/** Moves the first dimension to the end: TensorFlow Lite has the outputs of a layer first. */
function outputsLast({ shape, data }: PickledArray): PickledArray {
  const [outputs = 1, ...rest] = shape;
  const size = data.length / outputs;
  const moved = new Float32Array(data.length);
  for (let out = 0; out < outputs; out++) {
    for (let at = 0; at < size; at++) moved[at * outputs + out] = data[out * size + at]!;
  }
  return { shape: [...rest, outputs], data: moved };
}
