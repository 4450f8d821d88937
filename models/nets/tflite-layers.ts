import type { TfliteOperation } from '../formats/tflite/tflite.js';
import {
  activated,
  flattened,
  operationError,
  preluOf,
  type Convert,
  type Operations,
} from './tflite-conversion.js';

/** Fields of `Conv2DOptions` and `DepthwiseConv2DOptions` in the schema. */
const convolutionFields = { activation: 3, dilations: [4, 5] };
const depthwiseFields = { activation: 4, dilations: [5, 6] };

/** Kernels are [out, height, width, in], and those of a depthwise convolution [1, height, width, out]. */
function convolution(depthwise: boolean): Convert {
  const fields = depthwise ? depthwiseFields : convolutionFields;
  return (operation, conversion) => {
    const input = conversion.computed(operation, 0);
    const { shape, data } = conversion.constant(operation, 1);
    const [first = 0, height = 0, width = 0, last = 0] = shape;
    const channels = input.shape[3] ?? 0;
    const groups = depthwise ? channels : 1;
    const isRight = depthwise ? first === 1 && last % channels === 0 : last === channels;
    if (input.shape.length !== 4 || shape.length !== 4 || !isRight)
      throw operationError(operation, 'its weights do not fit its input');
    if (fields.dilations.some((field) => operation.options?.int32(field, 1) !== 1))
      throw operationError(operation, 'dilations are not supported');
    const outputs = depthwise ? last : first;
    const inputs = depthwise ? 1 : last;
    const filters = depthwise
      ? exchanged(data, height * width, last)
      : new Float32Array(data.length);
    if (!depthwise) {
      const size = height * width * inputs;
      for (let out = 0; out < outputs; out++) {
        const kernel = data.subarray(out * size, (out + 1) * size);
        filters.set(exchanged(kernel, height * width, inputs), out * size);
      }
    }
    const { graph } = conversion;
    const result = graph.add(
      'Conv',
      conversion.nameFor(operation),
      [
        input.name,
        graph.constant(
          conversion.nameFor(operation, 'filters'),
          [outputs, inputs, height, width],
          filters,
        ),
        ...biases(operation, conversion, outputs),
      ],
      { kernel_shape: [height, width], ...windowOf(operation), group: groups },
    );
    return activated(operation, conversion, result, fields.activation);
  };
}

/** A matrix with rows and columns exchanged. */
function exchanged(data: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(data.length);
  for (let row = 0, from = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, from++) {
      result[column * rows + row] = data[from]!;
    }
  }
  return result;
}

/** The third input of a layer, which may be left out. */
function biases(
  operation: TfliteOperation,
  conversion: Parameters<Convert>[1],
  outputs: number,
): string[] {
  if ((operation.inputs[2] ?? -1) < 0) return [];
  const { data } = conversion.constant(operation, 2);
  if (data.length !== outputs) {
    throw operationError(operation, `it has ${data.length} biases for ${outputs} channels`);
  }
  return [conversion.graph.constant(conversion.nameFor(operation, 'biases'), [outputs], data)];
}

/** Strides and padding, which all operations with a window have as their first options. */
function windowOf(operation: TfliteOperation): { strides: number[]; auto_pad: string } {
  const { options } = operation;
  const padding = options?.int8(0) ?? -1;
  const strides = [options?.int32(2) ?? 0, options?.int32(1) ?? 0];
  if ((padding !== 0 && padding !== 1) || strides.some((stride) => stride < 1)) {
    throw operationError(operation, 'its strides or its padding are not supported');
  }
  return { strides, auto_pad: padding === 0 ? 'SAME_UPPER' : 'VALID' };
}

/** Weights are [out, in]. A feature map is flattened first. */
const fullyConnected: Convert = (operation, conversion) => {
  const input = conversion.computed(operation, 0);
  const { shape, data } = conversion.constant(operation, 1);
  const [outputs = 0, inputs = 0] = shape;
  const count = input.shape.slice(1).reduce((product, length) => product * length, 1);
  // `weights_format` other than 0 and `keep_num_dims` (`FullyConnectedOptions`) are for special hardware.
  const isPlain =
    (operation.options?.int8(1) ?? 0) === 0 && conversion.outputShape(operation).length === 2;
  if (shape.length !== 2 || inputs !== count || !isPlain)
    throw operationError(operation, 'its weights do not fit its input');
  const vector = input.shape.length === 2 ? input.name : flattened(operation, conversion, input);
  const { graph } = conversion;
  const weights = graph.constant(conversion.nameFor(operation, 'weights'), shape, data);
  const operands = [vector, weights, ...biases(operation, conversion, outputs)];
  const result = graph.add('Gemm', conversion.nameFor(operation), operands, { transB: 1 });
  return activated(operation, conversion, result, 0);
};

/** Fields of `Pool2DOptions`: filter_width 3, filter_height 4, fused_activation_function 5. */
function pool(op: 'MaxPool' | 'AveragePool'): Convert {
  return (operation, conversion) => {
    const input = conversion.computed(operation, 0);
    const side = [operation.options?.int32(4) ?? 0, operation.options?.int32(3) ?? 0];
    if (input.shape.length !== 4 || side.some((length) => length < 1))
      throw operationError(operation, 'its window is not supported');
    const result = conversion.graph.add(op, conversion.nameFor(operation), [input.name], {
      kernel_shape: side,
      ...windowOf(operation),
    });
    return activated(operation, conversion, result, 5);
  };
}

const prelu: Convert = (operation, conversion) => {
  const { data } = conversion.constant(operation, 1);
  return preluOf(operation, conversion, conversion.computed(operation, 0), data);
};

/** Operations with weights or a window. */
export const layers: Operations = {
  CONV_2D: convolution(false),
  DEPTHWISE_CONV_2D: convolution(true),
  FULLY_CONNECTED: fullyConnected,
  MAX_POOL_2D: pool('MaxPool'),
  AVERAGE_POOL_2D: pool('AveragePool'),
  PRELU: prelu,
};
