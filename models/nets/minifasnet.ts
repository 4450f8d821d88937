import type { StateDict } from '../formats/torch/state-dict.js';
import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import { addPrelu } from './prelu.js';

/** PyTorch's default for batch norm. */
const epsilon = 1e-5;

/** A built net, and what its weights say about its input and output. */
export interface MiniFasNet {
  readonly graph: OnnxGraph;
  /** Such as `MiniFASNetV1SE`. */
  readonly family: string;
  /** Side of its square input, in pixels. */
  readonly sidePx: number;
  readonly classes: number;
}

/**
 * MiniFASNet from the weights of any of its four variants (minivision-ai/Silent-Face-Anti-Spoofing,
 * Apache-2.0; layers from src/model_lib/MiniFASNet.py). The numbers of channels and the
 * squeeze-and-excitation of the SE variants follow from the weights.
 *
 * Input `image`: [1, 3, side, side], RGB 0 to 255; the original's input is BGR. Output `classes`:
 * [1, classes], shares that add up to 1. Batch norms are folded into their layers in double precision.
 * @throws Error if a layer is missing or has another shape.
 */
export function miniFasNet(weights: StateDict): MiniFasNet {
  return new Builder(weights).build();
}

class Builder {
  readonly #weights: StateDict;
  readonly #graph = new GraphBuilder('minifasnet');

  constructor(weights: StateDict) {
    this.#weights = weights;
  }

  build(): MiniFasNet {
    const graph = this.#graph;
    // The net halves its input four times, and the last kernel covers what remains.
    const [, , heightPx, kernelPx] = this.#shapeOf('conv_6_dw.conv');
    if (heightPx !== kernelPx) throw this.#misfit('conv_6_dw.conv.weight');
    const sidePx = 16 * kernelPx;
    let out = graph.input('image', [1, 3, sidePx, sidePx]);
    out = this.#activated('conv1', out, { stride: 2, pad: 1, isReversed: true });
    out = this.#activated('conv2_dw', out, { stride: 1, pad: 1, isDepthwise: true });
    for (const [down, stage] of [
      ['conv_23', 'conv_3'],
      ['conv_34', 'conv_4'],
      ['conv_45', 'conv_5'],
    ] as const) {
      out = this.#depthwiseBlock(down, out, 2);
      for (let at = 0; this.#weights.has(`${stage}.model.${at}.conv.conv.weight`); at++) {
        out = this.#residual(`${stage}.model.${at}`, out);
      }
    }
    out = this.#activated('conv_6_sep', out, { stride: 1, pad: 0 });
    out = this.#convolution('conv_6_dw', out, { stride: 1, pad: 0, isDepthwise: true });
    out = graph.add('Flatten', 'flat', [out], { axis: 1 });
    const classes = this.#classify(out);
    return { graph: graph.finish(), family: this.#family(), sidePx, classes };
  }

  /** The two last layers and the batch norm between them are one matrix. */
  #classify(input: string): number {
    const graph = this.#graph;
    const linear = this.#tensor('linear.weight');
    const prob = this.#tensor('prob.weight');
    const [hidden = 0, features = 0] = linear.shape;
    const [classes = 0] = prob.shape;
    if (prob.data.length !== classes * hidden) throw this.#misfit('prob.weight');
    const { scale, offset } = this.#batchNorm('bn', hidden);
    const matrix = new Float32Array(classes * features);
    const bias = new Float32Array(classes);
    for (let to = 0; to < classes; to++) {
      const row = prob.data.subarray(to * hidden, (to + 1) * hidden);
      bias[to] = row.reduce((sum, value, at) => sum + value * offset[at]!, 0);
      for (let from = 0; from < features; from++) {
        matrix[to * features + from] = row.reduce(
          (sum, value, at) => sum + value * scale[at]! * linear.data[at * features + from]!,
          0,
        );
      }
    }
    const inputs = [
      input,
      graph.constant('prob/weights', [classes, features], matrix),
      graph.constant('prob/offsets', [classes], bias),
    ];
    const logits = graph.add('Gemm', 'prob', inputs, { transB: 1 });
    graph.add('Softmax', 'classes', [logits], { axis: 1 });
    graph.output('classes', [1, classes]);
    return classes;
  }

  #residual(name: string, input: string): string {
    let out = this.#depthwiseBlock(name, input, 1);
    if (this.#weights.has(`${name}.se_module.fc1.weight`)) out = this.#excite(name, out);
    return this.#graph.add('Add', `${name}/sum`, [input, out]);
  }

  /** Squeeze and excitation: a factor per channel from the channels' means. */
  #excite(name: string, input: string): string {
    const graph = this.#graph;
    const squeezed = graph.add('GlobalAveragePool', `${name}/mean`, [input]);
    const pointwise = { stride: 1, pad: 0 } as const;
    let out = this.#folded(`${name}.se_module.fc1`, `${name}.se_module.bn1`, squeezed, pointwise);
    out = graph.add('Relu', `${name}/squeezed`, [out]);
    out = this.#folded(`${name}.se_module.fc2`, `${name}.se_module.bn2`, out, pointwise);
    const factors = graph.add('Sigmoid', `${name}/factors`, [out]);
    return graph.add('Mul', `${name}/excited`, [input, factors]);
  }

  #depthwiseBlock(name: string, input: string, stride: 1 | 2): string {
    let out = this.#activated(`${name}.conv`, input, { stride: 1, pad: 0 });
    out = this.#activated(`${name}.conv_dw`, out, { stride, pad: 1, isDepthwise: true });
    return this.#convolution(`${name}.project`, out, { stride: 1, pad: 0 });
  }

  #activated(name: string, input: string, window: Window): string {
    const out = this.#convolution(name, input, window);
    return addPrelu(this.#graph, `${name}/prelu`, out, this.#tensor(`${name}.prelu.weight`).data);
  }

  #convolution(name: string, input: string, window: Window): string {
    return this.#folded(`${name}.conv`, `${name}.bn`, input, window);
  }

  /** A convolution without a bias, and the batch norm after it. */
  #folded(layer: string, norm: string, input: string, window: Window): string {
    const { stride, pad, isDepthwise = false, isReversed = false } = window;
    const { data } = this.#tensor(`${layer}.weight`);
    const [outputs, inputs, height, width] = this.#shapeOf(layer);
    const { scale, offset } = this.#batchNorm(norm, outputs);
    const area = height * width;
    const filters = new Float32Array(data.length);
    for (const [at, value] of data.entries()) {
      const output = Math.floor(at / (inputs * area));
      const channel = Math.floor(at / area) % inputs;
      const to = isReversed ? (output * inputs + (inputs - 1 - channel)) * area + (at % area) : at;
      filters[to] = value * scale[output]!;
    }
    const values = [
      input,
      this.#graph.constant(`${layer}/filters`, [outputs, inputs, height, width], filters),
      this.#graph.constant(`${layer}/offsets`, [outputs], Float32Array.from(offset)),
    ];
    return this.#graph.add('Conv', layer, values, {
      kernel_shape: [height, width],
      strides: [stride, stride],
      pads: [pad, pad, pad, pad],
      group: isDepthwise ? outputs : 1,
    });
  }

  /** A factor and an addend per channel, in double precision. */
  #batchNorm(
    name: string,
    channels: number,
  ): { readonly scale: number[]; readonly offset: number[] } {
    const values = (what: string): Float32Array => {
      const { data } = this.#tensor(`${name}.${what}`);
      if (data.length !== channels) throw this.#misfit(`${name}.${what}`);
      return data;
    };
    const [weight, bias] = [values('weight'), values('bias')];
    const [mean, variance] = [values('running_mean'), values('running_var')];
    const scale = Array.from(weight, (value, at) => value / Math.sqrt(variance[at]! + epsilon));
    const offset = Array.from(bias, (value, at) => value - mean[at]! * scale[at]!);
    return { scale, offset };
  }

  #shapeOf(layer: string): readonly [number, number, number, number] {
    const { shape } = this.#tensor(`${layer}.weight`);
    const [outputs, inputs, height, width] = shape;
    if (width === undefined) throw this.#misfit(`${layer}.weight`);
    return [outputs!, inputs!, height!, width];
  }

  #tensor(name: string): { readonly shape: readonly number[]; readonly data: Float32Array } {
    const tensor = this.#weights.get(name);
    if (tensor === undefined) throw new Error(`the layer ${name} is missing`);
    return tensor;
  }

  #misfit(name: string): Error {
    const { shape } = this.#tensor(name);
    return new Error(`the layer ${name} has the unexpected shape [${shape.join(', ')}]`);
  }

  /** In V1, the second block of the first stage is wider than the first one. */
  #family(): string {
    const [first, second] = [0, 1].map((at) => this.#shapeOf(`conv_3.model.${at}.conv.conv`)[0]);
    const isSecond = first === second;
    const isExcited = this.#weights.has('conv_3.model.3.se_module.fc1.weight');
    return `MiniFASNetV${isSecond ? 2 : 1}${isExcited ? 'SE' : ''}`;
  }
}

interface Window {
  readonly stride: 1 | 2;
  /** On each side, in pixels. */
  readonly pad: 0 | 1;
  readonly isDepthwise?: boolean;
  /** Its input is BGR in the original, and RGB here. */
  readonly isReversed?: boolean;
}
