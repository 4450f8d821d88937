import { computed, unfit, type Convert, type Operations } from './conversion.js';

const reduce: Convert = (node, conversion) => {
  const along = conversion.constantInput(node, 1)?.read();
  if (along === undefined) throw unfit(node, 'its axes are no constant');
  const input = computed(node, conversion.firstInput(node));
  const keeps = node.attributes.get('keep_dims')?.flag ?? false;
  const { picture } = input;
  // NHWC to NCHW.
  const axes = [...along].map((axis) =>
    picture ? ([0, 2, 3, 1].at(axis < 0 ? axis + 4 : axis) ?? axis) : axis,
  );
  if (picture && !keeps && axes.toSorted().join() !== '2,3')
    throw unfit(node, 'its axes are not supported');
  if (!picture && axes.some((axis) => axis !== 1 && axis !== -1))
    throw unfit(node, 'its axes are not supported');
  const { graph } = conversion;
  const value = conversion.nameOf(input);
  const keepdims = keeps ? 1 : 0;
  const name =
    node.op === 'Mean'
      ? graph.add('ReduceMean', node.name, [value], { axes, keepdims })
      : graph.add('ReduceSum', node.name, [value, graph.integers(`${node.name}/axes`, axes)], {
          keepdims,
        });
  return { kind: 'result', name, picture: picture && keeps };
};

const concat: Convert = (node, conversion) => {
  const inputs = conversion.inputsOf(node, 2);
  const axis = inputs.pop();
  const along = axis?.kind === 'constant' ? axis.constant.data[0] : undefined;
  const pictures = inputs.every((value) => value.kind !== 'constant' && value.picture);
  if (!pictures || (along !== 3 && along !== -1)) throw unfit(node, 'only channels can be joined');
  const names = inputs.map((value) => conversion.nameOf(value));
  const name = conversion.graph.add('Concat', node.name, names, { axis: 1 });
  return { kind: 'result', name, picture: true };
};

/**
 * A picture becomes a row of numbers, all that an embedding net reshapes pictures to; rows stay rows,
 * also where slim's batch norm makes pictures of one pixel of them ([-1, 1, 1, n]) and rows again. A
 * target that is put together of the input's shape (Shape, StridedSlice, Pack, Prod, ...) is not
 * worked out: it cannot be another one.
 */
const flatten: Convert = (node, conversion) => {
  const input = computed(node, conversion.firstInput(node));
  const target = node.op === 'Reshape' ? conversion.constantInput(node, 1)?.read() : undefined;
  const middle = target?.slice(1, -1) ?? new Float32Array();
  const isRow = input.picture ? middle.length === 0 : middle.every((length) => length === 1);
  if (target !== undefined && (target.length < 2 || !isRow)) {
    throw unfit(node, `a reshape to [${target.join(', ')}] is not supported`);
  }
  if (!input.picture) return input;
  const { graph } = conversion;
  const rows = graph.add('Transpose', `${node.name}/nhwc`, [conversion.nameOf(input)], {
    perm: [0, 2, 3, 1],
  });
  const name = graph.add('Flatten', node.name, [rows], { axis: 1 });
  return { kind: 'result', name, picture: false };
};

/** Operations that change what a value's dimensions are. */
export const shapes: Operations = {
  Mean: reduce,
  Sum: reduce,
  ConcatV2: concat,
  Reshape: flatten,
  Squeeze: flatten,
};
