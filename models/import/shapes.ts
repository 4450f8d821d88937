import { nodeError, requireComputed, type Convert, type Operations } from './conversion.js';

const reduce: Convert = (node, conversion) => {
  const along = conversion.constantInput(node, 1)?.read();
  if (along === undefined) throw nodeError(node, 'its axes are not constant');
  const input = requireComputed(node, conversion.firstInput(node));
  const keepDims = node.attributes.get('keep_dims')?.flag ?? false;
  const { isSpatial } = input;
  // NHWC to NCHW.
  const axes = [...along].map((axis) =>
    isSpatial ? ([0, 2, 3, 1].at(axis < 0 ? axis + 4 : axis) ?? axis) : axis,
  );
  if (isSpatial && !keepDims && axes.toSorted().join() !== '2,3')
    throw nodeError(node, 'its axes are not supported');
  if (!isSpatial && axes.some((axis) => axis !== 1 && axis !== -1))
    throw nodeError(node, 'its axes are not supported');
  const { graph } = conversion;
  const value = conversion.nameOf(input);
  const keepdims = keepDims ? 1 : 0;
  const name =
    node.op === 'Mean'
      ? graph.add('ReduceMean', node.name, [value], { axes, keepdims })
      : graph.add('ReduceSum', node.name, [value, graph.integers(`${node.name}/axes`, axes)], {
          keepdims,
        });
  return { kind: 'result', name, isSpatial: isSpatial && keepDims };
};

const concat: Convert = (node, conversion) => {
  const inputs = conversion.inputsOf(node, 2);
  const axis = inputs.pop();
  const along = axis?.kind === 'constant' ? axis.constant.data[0] : undefined;
  const areSpatial = inputs.every((value) => value.kind !== 'constant' && value.isSpatial);
  if (!areSpatial || (along !== 3 && along !== -1))
    throw nodeError(node, 'only channels can be concatenated');
  const names = inputs.map((value) => conversion.nameOf(value));
  const name = conversion.graph.add('Concat', node.name, names, { axis: 1 });
  return { kind: 'result', name, isSpatial: true };
};

/**
 * Flattens a feature map to a vector, the only reshape of feature maps in embedding nets. Vectors stay
 * vectors, even if slim's batch norm reshapes them to [-1, 1, 1, n] and back. A target computed from the
 * input's shape (Shape, StridedSlice, Pack, Prod, …) is not evaluated, as it can only be one of these.
 */
const flatten: Convert = (node, conversion) => {
  const input = requireComputed(node, conversion.firstInput(node));
  const target = node.op === 'Reshape' ? conversion.constantInput(node, 1)?.read() : undefined;
  const middle = target?.slice(1, -1) ?? new Float32Array();
  const isVector = input.isSpatial ? middle.length === 0 : middle.every((length) => length === 1);
  if (target !== undefined && (target.length < 2 || !isVector)) {
    throw nodeError(node, `a reshape to [${target.join(', ')}] is not supported`);
  }
  if (!input.isSpatial) return input;
  const { graph } = conversion;
  const nhwc = graph.add('Transpose', `${node.name}/nhwc`, [conversion.nameOf(input)], {
    perm: [0, 2, 3, 1],
  });
  const name = graph.add('Flatten', node.name, [nhwc], { axis: 1 });
  return { kind: 'result', name, isSpatial: false };
};

/** Operations that change the shape of a value. */
export const shapes: Operations = {
  Mean: reduce,
  Sum: reduce,
  ConcatV2: concat,
  Reshape: flatten,
  Squeeze: flatten,
};
