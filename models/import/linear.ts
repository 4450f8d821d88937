import type { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { Constant, LazyConstant } from './constant.js';

/** A convolution or a fully connected layer, with the per-channel operations that follow it folded in. */
export interface Linear {
  readonly name: string;
  /** Name of its input value. */
  readonly input: string;
  /** The kernel in TensorFlow's layout: [height, width, in, out], or [in, out]. */
  readonly kernel: LazyConstant;
  /** A factor and an addend per output channel. */
  readonly scale: Float32Array;
  readonly offset: Float32Array;
  /** Strides and padding of a convolution; null for a fully connected layer. */
  readonly window: { readonly strides: readonly number[]; readonly auto_pad: string } | null;
}

/**
 * Folds `· factor + addend` into the layer before it. Each is a single value or one per channel.
 * @returns null if their shapes do not fit.
 */
export function withAffine(
  linear: Linear,
  factor: Constant | null,
  addend: Constant | null,
): Linear | null {
  const channels = linear.scale.length;
  const isCompatible = [factor, addend].every((one) => one === null || isPerChannel(one, channels));
  if (!isCompatible) return null;
  const times = (at: number): number => (factor === null ? 1 : valueAt(factor, at));
  const plus = (at: number): number => (addend === null ? 0 : valueAt(addend, at));
  return {
    ...linear,
    scale: linear.scale.map((value, at) => value * times(at)),
    offset: linear.offset.map((value, at) => value * times(at) + plus(at)),
  };
}

/**
 * Adds the layer to a graph. Kernel and factors are multiplied in double precision when the graph is written, layer by
 * layer.
 */
export function addLinear(graph: GraphBuilder, linear: Linear, name: string): string {
  const { kernel, scale, offset, window, input } = linear;
  const bias = graph.constant(`${name}/offsets`, [scale.length], offset);
  if (window === null) {
    const weights = graph.lazyConstant(`${name}/weights`, kernel.shape, () =>
      kernel.read().map((value, at) => value * scale[at % scale.length]!),
    );
    return graph.add('Gemm', name, [input, weights, bias]);
  }
  const [height = 0, width = 0, inputs = 0, outputs = 0] = kernel.shape;
  const filters = graph.lazyConstant(`${name}/filters`, [outputs, inputs, height, width], () =>
    filtersOf(kernel.read(), height * width, scale),
  );
  return graph.add('Conv', name, [input, filters, bias], {
    kernel_shape: [height, width],
    ...window,
  });
}

/** Scales weights and converts them from TensorFlow's [area, in, out] to ONNX's [out, in, area]. */
function filtersOf(weights: Float32Array, area: number, scale: Float32Array): Float32Array {
  const outputs = scale.length;
  const inputs = weights.length / (area * outputs);
  const filters = new Float32Array(weights.length);
  for (let at = 0, from = 0; at < area; at++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++, from++) {
        filters[(o * inputs + i) * area + at] = weights[from]! * scale[o]!;
      }
    }
  }
  return filters;
}

/** True if a constant is a single value, or one per channel along the last axis. */
function isPerChannel({ shape, data }: Constant, channels: number): boolean {
  return data.length === 1 || (data.length === channels && shape.at(-1) === channels);
}

function valueAt({ data }: Constant, at: number): number {
  return data[data.length === 1 ? 0 : at]!;
}
