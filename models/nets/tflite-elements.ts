import {
  activated,
  axisOf,
  clipped,
  flattened,
  operationError,
  perChannel,
  type Convert,
  type Operations,
} from './tflite-conversion.js';

/** Two results of equal rank, or a result and a constant per channel; the activation is the first option. */
function binary(op: 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max' | 'Min'): Convert {
  return (operation, conversion) => {
    const values = [conversion.value(operation, 0), conversion.value(operation, 1)];
    const result = values.find((value) => value.kind === 'result');
    if (result === undefined) throw operationError(operation, 'both of its inputs are constant');
    const operands = values.map((value, index) => {
      if (value.kind === 'constant') {
        const { shape } = result;
        return perChannel(operation, conversion, value.data, { shape, what: `operand${index}` });
      }
      if (value.shape.length !== result.shape.length)
        throw operationError(operation, 'its inputs have different numbers of dimensions');
      return value.name;
    });
    const name = conversion.graph.add(op, conversion.nameFor(operation), operands);
    // MAXIMUM and MINIMUM have no activation.
    return op === 'Max' || op === 'Min' ? name : activated(operation, conversion, name, 0);
  };
}

function unary(op: 'Relu' | 'Abs' | 'Neg' | 'Sqrt' | 'Sigmoid'): Convert {
  return (operation, conversion) =>
    conversion.graph.add(op, conversion.nameFor(operation), [
      conversion.computed(operation, 0).name,
    ]);
}

const relu6: Convert = (operation, conversion) =>
  clipped(conversion, conversion.nameFor(operation), conversion.computed(operation, 0).name);

const square: Convert = (operation, conversion) => {
  const { name } = conversion.computed(operation, 0);
  return conversion.graph.add('Mul', conversion.nameFor(operation), [name, name]);
};

const inverseRoot: Convert = (operation, conversion) => {
  const { name } = conversion.computed(operation, 0);
  const root = conversion.graph.add('Sqrt', conversion.nameFor(operation, 'root'), [name]);
  return conversion.graph.add('Reciprocal', conversion.nameFor(operation), [root]);
};

/** Sum or mean over constant dimensions. */
function reduce(op: 'ReduceSum' | 'ReduceMean'): Convert {
  return (operation, conversion) => {
    const { name, shape } = conversion.computed(operation, 0);
    const axes = [...conversion.constant(operation, 1).data].map((axis) =>
      axisOf(axis, shape.length),
    );
    const keepdims = Number(conversion.outputShape(operation).length === shape.length);
    const isWhole = keepdims === 1 || axes.every((axis) => axis === 2 || axis === 3);
    if (axes.includes(0) || !isWhole)
      throw operationError(operation, 'its dimensions are not supported');
    const { graph } = conversion;
    const result = conversion.nameFor(operation);
    if (op === 'ReduceMean') return graph.add(op, result, [name], { axes, keepdims });
    const dimensions = graph.integers(conversion.nameFor(operation, 'axes'), axes);
    return graph.add(op, result, [name, dimensions], { keepdims });
  };
}

/** TensorFlow Lite divides by at least 1e-6; an embedding is never that short. */
const l2Normalise: Convert = (operation, conversion) => {
  const { name } = conversion.computed(operation, 0);
  const options = { axis: 1, p: 2 };
  return conversion.graph.add('LpNormalization', conversion.nameFor(operation), [name], options);
};

/** Channels of several feature maps, or values of several vectors. `ConcatenationOptions`: axis 0. */
const concatenate: Convert = (operation, conversion) => {
  const parts = operation.inputs.map((_, index) => conversion.computed(operation, index));
  const rank = parts[0]?.shape.length ?? 0;
  const axis = axisOf(operation.options?.int32(0) ?? 0, rank);
  if (axis !== 1 || parts.some(({ shape }) => shape.length !== rank))
    throw operationError(operation, 'only channels can be concatenated');
  const names = parts.map(({ name }) => name);
  const result = conversion.graph.add('Concat', conversion.nameFor(operation), names, { axis });
  return activated(operation, conversion, result, 1);
};

/** Zeros around a feature map; pairs (before, after) by dimension. */
const pad: Convert = (operation, conversion) => {
  const { name, shape } = conversion.computed(operation, 0);
  const { data } = conversion.constant(operation, 1);
  if (shape.length !== 4 || data.length !== 8 || data.some((count) => count < 0))
    throw operationError(operation, 'only feature maps can be padded');
  // From pairs in NHWC to all values before, then all after, in NCHW.
  const pads = [0, 1].flatMap((side) => [0, 3, 1, 2].map((axis) => data[axis * 2 + side]!));
  const { graph } = conversion;
  return graph.add('Pad', conversion.nameFor(operation), [
    name,
    graph.integers(conversion.nameFor(operation, 'pads'), pads),
  ]);
};

/** Flattens a feature map, or makes a vector one of a single cell. Other reshapes do not occur. */
const reshape: Convert = (operation, conversion) => {
  const input = conversion.computed(operation, 0);
  const { shape } = input;
  const target = conversion.outputShape(operation);
  const sizeOf = (lengths: readonly number[]): number =>
    lengths.slice(1).reduce((product, length) => product * length, 1);
  const { graph } = conversion;
  if (sizeOf(shape) === sizeOf(target)) {
    if (shape.join() === target.join()) return input.name;
    if (shape.length === 4 && target.length === 2) return flattened(operation, conversion, input);
    if (shape.length === 2 && target.length === 4 && target[1] === 1 && target[2] === 1) {
      const to = graph.integers(conversion.nameFor(operation, 'shape'), [0, -1, 1, 1]);
      return graph.add('Reshape', conversion.nameFor(operation), [input.name, to]);
    }
  }
  throw operationError(
    operation,
    `a reshape from [${shape.join(', ')}] to [${target.join(', ')}] is not supported`,
  );
};

/** Operations without weights. */
export const elements: Operations = {
  ADD: binary('Add'),
  SUB: binary('Sub'),
  MUL: binary('Mul'),
  DIV: binary('Div'),
  MAXIMUM: binary('Max'),
  MINIMUM: binary('Min'),
  RELU: unary('Relu'),
  ABS: unary('Abs'),
  NEG: unary('Neg'),
  SQRT: unary('Sqrt'),
  LOGISTIC: unary('Sigmoid'),
  RELU6: relu6,
  SQUARE: square,
  RSQRT: inverseRoot,
  MEAN: reduce('ReduceMean'),
  SUM: reduce('ReduceSum'),
  L2_NORMALIZATION: l2Normalise,
  CONCATENATION: concatenate,
  PAD: pad,
  RESHAPE: reshape,
  SQUEEZE: reshape,
};
