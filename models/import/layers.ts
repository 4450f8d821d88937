import type { LateConstant } from './constant.js';
import {
  computed,
  refuseOtherLayouts,
  unfit,
  type Conversion,
  type Convert,
  type Operations,
} from './conversion.js';
import type { GraphDefNode } from '../formats/graph-def/graph-def.js';
import { followedBy, type Linear } from './linear.js';

const linear: Convert = (node, conversion) => {
  const kernel = conversion.constantInput(node, 1) ?? calculatedWeights(node, conversion);
  const isConvolution = node.op === 'Conv2D';
  if (kernel.shape.length !== (isConvolution ? 4 : 2))
    throw unfit(node, 'its weights have another shape');
  if (['transpose_a', 'transpose_b'].some((name) => node.attributes.get(name)?.flag === true)) {
    throw unfit(node, 'a transposed input is not supported');
  }
  if (node.attributes.get('dilations')?.integers?.some((dilation) => dilation !== 1) === true) {
    throw unfit(node, 'dilations are not supported');
  }
  const input = computed(node, conversion.firstInput(node));
  if (input.picture !== isConvolution) {
    throw unfit(node, isConvolution ? 'its input is no picture' : 'its input is no row of numbers');
  }
  const outputs = kernel.shape.at(-1)!;
  const layer: Linear = {
    name: node.name,
    input: conversion.nameOf(input),
    kernel,
    scale: new Float32Array(outputs).fill(1),
    offset: new Float32Array(outputs),
    slide: isConvolution ? slideOf(node) : null,
  };
  return { kind: 'linear', linear: layer, picture: isConvolution };
};

/** Weights that are worked out of constants, such as those cast from 16 bits. */
function calculatedWeights(node: GraphDefNode, conversion: Conversion): LateConstant {
  const [, weights] = conversion.inputsOf(node, 2);
  if (weights?.kind !== 'constant') throw unfit(node, 'its weights are no constant');
  const { shape, data } = weights.constant;
  return { shape, read: () => data };
}

const batchNorm: Convert = (node, conversion) => {
  // Where it is left out it is true (core/ops/nn_ops.cc).
  if (node.attributes.get('is_training')?.flag !== false)
    throw unfit(node, 'it is set to training');
  refuseOtherLayouts(node);
  const [first, ...rest] = conversion.inputsOf(node, 5);
  const input = computed(node, first);
  const [gamma, beta, mean, variance] = rest.map((value) => {
    if (value.kind !== 'constant') throw unfit(node, 'its statistics are no constants');
    return value.constant.data;
  });
  const epsilon = node.attributes.get('epsilon')?.float ?? 1e-4;
  const channels = variance!.length;
  if ([gamma, beta, mean].some((one) => one?.length !== channels)) {
    throw unfit(node, 'its statistics differ in length');
  }
  const factor = variance!.map((value, at) => gamma![at]! / Math.sqrt(value + epsilon));
  const addend = beta!.map((value, at) => value - mean![at]! * factor[at]!);
  const [scale, offset] = [factor, addend].map((data) => ({ shape: [channels], data }));
  const folded = input.kind === 'linear' ? followedBy(input.linear, scale!, offset!) : null;
  const { picture } = input;
  if (folded !== null) return { kind: 'linear', linear: folded, picture };
  const { graph } = conversion;
  const scaled = graph.add('Mul', `${node.name}/scaled`, [
    conversion.nameOf(input),
    conversion.constantBeside(`${node.name}/scale`, scale!, picture),
  ]);
  const shift = conversion.constantBeside(`${node.name}/offset`, offset!, picture);
  return { kind: 'result', name: graph.add('Add', node.name, [scaled, shift]), picture };
};

const pool: Convert = (node, conversion) => {
  const input = computed(node, conversion.firstInput(node));
  if (!input.picture) throw unfit(node, 'its input is no picture');
  const [, height = 1, width = 1] = node.attributes.get('ksize')?.integers ?? [];
  const op = node.op === 'MaxPool' ? 'MaxPool' : 'AveragePool';
  const name = conversion.graph.add(op, node.name, [conversion.nameOf(input)], {
    kernel_shape: [height, width],
    ...slideOf(node),
  });
  return { kind: 'result', name, picture: true };
};

/** How a window slides over a picture. */
function slideOf(node: GraphDefNode): { strides: number[]; auto_pad: string } {
  refuseOtherLayouts(node);
  const padding = node.attributes.get('padding')?.text;
  if (padding !== 'SAME' && padding !== 'VALID')
    throw unfit(node, `the padding ${padding ?? '(none)'} is not supported`);
  const [, strideY = 1, strideX = 1] = node.attributes.get('strides')?.integers ?? [];
  return { strides: [strideY, strideX], auto_pad: padding === 'SAME' ? 'SAME_UPPER' : 'VALID' };
}

/** Layers of a network: with weights, with statistics, and with windows only. */
export const layers: Operations = {
  Conv2D: linear,
  MatMul: linear,
  FusedBatchNorm: batchNorm,
  FusedBatchNormV2: batchNorm,
  FusedBatchNormV3: batchNorm,
  MaxPool: pool,
  AvgPool: pool,
};
