import type { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { Constant, LateConstant } from './constant.js';

/** A convolution or a fully connected layer, with everything per channel that follows it folded in. */
export interface Linear {
  readonly name: string;
  /** Name of the value it is applied to. */
  readonly input: string;
  /** Kernel as TensorFlow has it: [height, width, in, out], or [in, out]. */
  readonly kernel: LateConstant;
  /** One factor and one addend for each output channel. */
  readonly scale: Float32Array;
  readonly offset: Float32Array;
  /** Of a convolution; null for a fully connected layer. */
  readonly slide: { readonly strides: readonly number[]; readonly auto_pad: string } | null;
}

/** The layer followed by `· factor + addend`, each a number or one a channel; null where they do not fit. */
export function followedBy(
  linear: Linear,
  factor: Constant | null,
  addend: Constant | null,
): Linear | null {
  const channels = linear.scale.length;
  const fits = [factor, addend].every((one) => one === null || isPerChannel(one, channels));
  if (!fits) return null;
  const times = (at: number): number => (factor === null ? 1 : valueAt(factor, at));
  const plus = (at: number): number => (addend === null ? 0 : valueAt(addend, at));
  return {
    ...linear,
    scale: linear.scale.map((value, at) => value * times(at)),
    offset: linear.offset.map((value, at) => value * times(at) + plus(at)),
  };
}

/**
 * Adds the layer to a graph, kernel and factors multiplied in double precision: when the graph is
 * written, one layer after the other.
 */
export function addLinear(graph: GraphBuilder, linear: Linear, name: string): string {
  const { kernel, scale, offset, slide, input } = linear;
  const bias = graph.constant(`${name}/offsets`, [scale.length], offset);
  if (slide === null) {
    const weights = graph.lateConstant(`${name}/weights`, kernel.shape, () =>
      kernel.read().map((value, at) => value * scale[at % scale.length]!),
    );
    return graph.add('Gemm', name, [input, weights, bias]);
  }
  const [height = 0, width = 0, inputs = 0, outputs = 0] = kernel.shape;
  const filters = graph.lateConstant(`${name}/filters`, [outputs, inputs, height, width], () =>
    filtersOf(kernel.read(), height * width, scale),
  );
  return graph.add('Conv', name, [input, filters, bias], {
    kernel_shape: [height, width],
    ...slide,
  });
}

/** Weights in TensorFlow's order [area, in, out], scaled and put in ONNX's [out, in, area]. */
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

/** Whether a constant is one number, or one for each channel along the last axis. */
export function isPerChannel({ shape, data }: Constant, channels: number): boolean {
  return data.length === 1 || (data.length === channels && shape.at(-1) === channels);
}

function valueAt({ data }: Constant, at: number): number {
  return data[data.length === 1 ? 0 : at]!;
}
