import type { GraphBuilder } from '../graph-builder.js';
import type { Constant } from './constant.js';

/** A convolution or a fully connected layer, with everything per channel that follows it folded in. */
export interface Linear {
  readonly name: string;
  /** Name of the value it is applied to. */
  readonly input: string;
  /** Kernel as TensorFlow has it: [height, width, in, out], or [in, out]. */
  readonly kernel: Constant;
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

/** Adds the layer to a graph, kernel and factors multiplied in double precision. */
export function addLinear(graph: GraphBuilder, linear: Linear, name: string): string {
  const { kernel, scale, offset, slide, input } = linear;
  const outputs = scale.length;
  const bias = graph.constant(`${name}/offsets`, [outputs], offset);
  if (slide === null) {
    const folded = kernel.data.map((value, at) => value * scale[at % outputs]!);
    return graph.add('Gemm', name, [
      input,
      graph.constant(`${name}/weights`, kernel.shape, folded),
      bias,
    ]);
  }
  const [height = 0, width = 0, inputs = 0] = kernel.shape;
  const area = height * width;
  const folded = new Float32Array(kernel.data.length);
  for (let at = 0, from = 0; at < area; at++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++, from++) {
        folded[(o * inputs + i) * area + at] = kernel.data[from]! * scale[o]!;
      }
    }
  }
  const filters = graph.constant(`${name}/filters`, [outputs, inputs, height, width], folded);
  return graph.add('Conv', name, [input, filters, bias], {
    kernel_shape: [height, width],
    ...slide,
  });
}

/** Whether a constant is one number, or one for each channel along the last axis. */
export function isPerChannel({ shape, data }: Constant, channels: number): boolean {
  return data.length === 1 || (data.length === channels && shape.at(-1) === channels);
}

function valueAt({ data }: Constant, at: number): number {
  return data[data.length === 1 ? 0 : at]!;
}
