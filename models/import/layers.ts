import type { LazyConstant } from './constant.js';
import {
  nodeError,
  requireComputed,
  requireNhwc,
  type Conversion,
  type Convert,
  type Operations,
} from './conversion.js';
import type { GraphDefNode } from '../formats/graph-def/graph-def.js';
import { withAffine, type Linear } from './linear.js';

const linear: Convert = (node, conversion) => {
  const kernel = conversion.constantInput(node, 1) ?? computedWeights(node, conversion);
  const isConvolution = node.op === 'Conv2D';
  if (kernel.shape.length !== (isConvolution ? 4 : 2))
    throw nodeError(node, 'its weights have an unexpected shape');
  if (['transpose_a', 'transpose_b'].some((name) => node.attributes.get(name)?.flag === true)) {
    throw nodeError(node, 'a transposed input is not supported');
  }
  if (node.attributes.get('dilations')?.integers?.some((dilation) => dilation !== 1) === true) {
    throw nodeError(node, 'dilations are not supported');
  }
  const input = requireComputed(node, conversion.firstInput(node));
  if (input.isSpatial !== isConvolution) {
    throw nodeError(
      node,
      isConvolution ? 'its input must be a feature map' : 'its input must be a vector',
    );
  }
  const outputs = kernel.shape.at(-1)!;
  const layer: Linear = {
    name: node.name,
    input: conversion.nameOf(input),
    kernel,
    scale: new Float32Array(outputs).fill(1),
    offset: new Float32Array(outputs),
    window: isConvolution ? windowOf(node) : null,
  };
  return { kind: 'linear', linear: layer, isSpatial: isConvolution };
};

/** Weights that are computed from constants, such as those cast from 16 bits. */
function computedWeights(node: GraphDefNode, conversion: Conversion): LazyConstant {
  const [, weights] = conversion.inputsOf(node, 2);
  if (weights?.kind !== 'constant') throw nodeError(node, 'its weights are not constant');
  const { shape, data } = weights.constant;
  return { shape, read: () => data };
}

const batchNorm: Convert = (node, conversion) => {
  // The default is true (core/ops/nn_ops.cc).
  if (node.attributes.get('is_training')?.flag !== false)
    throw nodeError(node, 'it is in training mode');
  requireNhwc(node);
  const [first, ...rest] = conversion.inputsOf(node, 5);
  const input = requireComputed(node, first);
  const [gamma, beta, mean, variance] = rest.map((value) => {
    if (value.kind !== 'constant') throw nodeError(node, 'its statistics are not constant');
    return value.constant.data;
  });
  const epsilon = node.attributes.get('epsilon')?.float ?? 1e-4;
  const channels = variance!.length;
  if ([gamma, beta, mean].some((one) => one?.length !== channels)) {
    throw nodeError(node, 'its statistics differ in length');
  }
  const factor = variance!.map((value, at) => gamma![at]! / Math.sqrt(value + epsilon));
  const addend = beta!.map((value, at) => value - mean![at]! * factor[at]!);
  const [scale, offset] = [factor, addend].map((data) => ({ shape: [channels], data }));
  const folded = input.kind === 'linear' ? withAffine(input.linear, scale!, offset!) : null;
  const { isSpatial } = input;
  if (folded !== null) return { kind: 'linear', linear: folded, isSpatial };
  const { graph } = conversion;
  const scaled = graph.add('Mul', `${node.name}/scaled`, [
    conversion.nameOf(input),
    conversion.operandConstant(`${node.name}/scale`, scale!, isSpatial),
  ]);
  const shift = conversion.operandConstant(`${node.name}/offset`, offset!, isSpatial);
  return { kind: 'result', name: graph.add('Add', node.name, [scaled, shift]), isSpatial };
};

const pool: Convert = (node, conversion) => {
  const input = requireComputed(node, conversion.firstInput(node));
  if (!input.isSpatial) throw nodeError(node, 'its input must be a feature map');
  const [, height = 1, width = 1] = node.attributes.get('ksize')?.integers ?? [];
  const op = node.op === 'MaxPool' ? 'MaxPool' : 'AveragePool';
  const name = conversion.graph.add(op, node.name, [conversion.nameOf(input)], {
    kernel_shape: [height, width],
    ...windowOf(node),
  });
  return { kind: 'result', name, isSpatial: true };
};

/** Strides and padding of a window, as ONNX attributes. */
function windowOf(node: GraphDefNode): { strides: number[]; auto_pad: string } {
  requireNhwc(node);
  const padding = node.attributes.get('padding')?.text;
  if (padding !== 'SAME' && padding !== 'VALID')
    throw nodeError(node, `the padding ${padding ?? '(none)'} is not supported`);
  const [, strideY = 1, strideX = 1] = node.attributes.get('strides')?.integers ?? [];
  return { strides: [strideY, strideX], auto_pad: padding === 'SAME' ? 'SAME_UPPER' : 'VALID' };
}

/** Layers: convolution, matrix product, batch norm and pooling. */
export const layers: Operations = {
  Conv2D: linear,
  MatMul: linear,
  FusedBatchNorm: batchNorm,
  FusedBatchNormV2: batchNorm,
  FusedBatchNormV3: batchNorm,
  MaxPool: pool,
  AvgPool: pool,
};
