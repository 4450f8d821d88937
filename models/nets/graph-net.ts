import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import {
  flagAttribute,
  integersAttribute,
  nodeNameOf,
  textAttribute,
  textsAttribute,
  type GraphModel,
  type GraphNode,
} from '../formats/tfjs/graph.js';
import { floatWeight, toOihw, type Weights } from '../formats/tfjs/weights.js';
import { addPrelu } from './prelu.js';

/** The input and the outputs of a graph. */
export interface GraphNetOptions {
  readonly name: string;
  /** Side of the square input in pixels; 'any' for any size. */
  readonly sidePx: number | 'any';
  /** Normalisation of RGB 0 to 255: `x · scale + offset`. */
  readonly scale: number;
  readonly offset: number;
  /** Name of the output node in the TensorFlow.js graph → name and shape of our output. */
  readonly outputs: Readonly<Record<string, { name: string; shape: readonly (number | string)[] }>>;
}

/**
 * Converts a TensorFlow.js graph model to ONNX. Input `image`: [1, 3, height, width], RGB 0 to 255. Feature
 * maps are NCHW throughout, and transposed to NHWC only where the graph flattens them.
 * @throws Error with the operation and the node that is not supported.
 */
export function graphNet(model: GraphModel, weights: Weights, options: GraphNetOptions): OnnxGraph {
  return new Conversion(model, weights, options).run();
}

class Conversion {
  readonly #graph: GraphBuilder;
  /** The value of each node that is not a constant, and whether it is a feature map (NCHW). */
  readonly #values = new Map<string, { value: string; isSpatial: boolean }>();

  constructor(
    private readonly model: GraphModel,
    private readonly weights: Weights,
    private readonly options: GraphNetOptions,
  ) {
    this.#graph = new GraphBuilder(options.name);
  }

  run(): OnnxGraph {
    const sorted = sortedByUse(this.model.modelTopology.node);
    for (const node of usedBy(Object.keys(this.options.outputs), sorted)) {
      if (node.op !== 'Const') this.#values.set(node.name, this.#convert(node));
    }
    for (const [node, { name, shape }] of Object.entries(this.options.outputs)) {
      const { value } = this.#valueOf(node);
      this.#graph.add('Identity', name, [value]);
      this.#graph.output(name, shape);
    }
    return this.#graph.finish();
  }

  #convert(node: GraphNode): { value: string; isSpatial: boolean } {
    switch (node.op) {
      case 'Placeholder':
        return { value: this.#input(), isSpatial: true };
      case 'Identity':
        return this.#valueOf(this.#inputName(node, 0));
      case '_FusedConv2D':
        return { value: this.#convolution(node, false), isSpatial: true };
      case 'DepthwiseConv2dNative':
        return { value: this.#convolution(node, true), isSpatial: true };
      case '_FusedMatMul':
        return { value: this.#matMul(node), isSpatial: false };
      case 'Add':
      case 'AddV2':
        return this.#arithmetic('Add', node);
      case 'Mul':
        return this.#arithmetic('Mul', node);
      case 'Relu':
      case 'Sigmoid':
        return this.#unary(node.op, node);
      case 'Prelu':
        return this.#prelu(node);
      case 'Softmax':
        return this.#unary('Softmax', node, { axis: -1 });
      case 'MaxPool':
        return { value: this.#maxPool(node), isSpatial: true };
      case 'Pad':
        return { value: this.#pad(node), isSpatial: true };
      case 'Reshape':
        return { value: this.#reshape(node), isSpatial: false };
      default:
        throw new Error(`the operation ${node.op} (node ${node.name}) is not supported`);
    }
  }

  #input(): string {
    const { sidePx, scale, offset } = this.options;
    const size = sidePx === 'any' ? ['height', 'width'] : [sidePx, sidePx];
    const image = this.#graph.input('image', [1, 3, ...size]);
    const scaled = this.#graph.add('Mul', 'image/scaled', [
      image,
      this.#graph.constant('image/scale', [], Float32Array.of(scale)),
    ]);
    if (offset === 0) return scaled;
    return this.#graph.add('Add', 'image/shifted', [
      scaled,
      this.#graph.constant('image/offset', [], Float32Array.of(offset)),
    ]);
  }

  #convolution(node: GraphNode, depthwise: boolean): string {
    const kernel = toOihw(floatWeight(this.weights, this.#inputName(node, 1)), depthwise);
    const fused = textsAttribute(node, 'fused_ops');
    const inputs = [
      this.#valueOf(this.#inputName(node, 0)).value,
      this.#graph.constant(`${node.name}/filters`, kernel.shape, kernel.data),
    ];
    if (fused.includes('BiasAdd')) inputs.push(this.#constant(node, 2));
    if (integersAttribute(node, 'dilations').some((dilation) => dilation !== 1)) {
      throw new Error(`the dilations of ${node.op} (node ${node.name}) are not supported`);
    }
    const out = this.#graph.add('Conv', `${node.name}/conv`, inputs, {
      kernel_shape: kernel.shape.slice(2),
      ...windowOf(node),
      group: depthwise ? (kernel.shape[0] ?? 1) : 1,
    });
    return this.#activation(node, fused, out);
  }

  #matMul(node: GraphNode): string {
    if (flagAttribute(node, 'transpose_a') || flagAttribute(node, 'transpose_b')) {
      throw new Error(`the transposed input of ${node.op} (node ${node.name}) is not supported`);
    }
    const fused = textsAttribute(node, 'fused_ops');
    const out = this.#graph.add('Gemm', `${node.name}/gemm`, [
      this.#valueOf(this.#inputName(node, 0)).value,
      this.#constant(node, 1),
      ...(fused.includes('BiasAdd') ? [this.#constant(node, 2)] : []),
    ]);
    return this.#activation(node, fused, out);
  }

  #activation(node: GraphNode, fused: readonly string[], value: string): string {
    const activations = fused.filter((op) => op !== 'BiasAdd');
    switch (activations.join(', ')) {
      case '':
        return value;
      case 'Relu':
        return this.#graph.add('Relu', node.name, [value]);
      case 'Prelu':
        // After the filters and the bias.
        return addPrelu(this.#graph, node.name, value, this.#slopes(node, 3));
      default:
        throw new Error(
          `the fused operation ${activations.join(', ')} (node ${node.name}) is not supported`,
        );
    }
  }

  #prelu(node: GraphNode): { value: string; isSpatial: boolean } {
    const input = this.#valueOf(this.#inputName(node, 0));
    if (!input.isSpatial) throw new Error(`Prelu (node ${node.name}) is not after a feature map`);
    const value = addPrelu(this.#graph, node.name, input.value, this.#slopes(node, 1));
    return { value, isSpatial: true };
  }

  /** The slopes of a PReLU on a feature map, one per channel. */
  #slopes(node: GraphNode, index: number): Float32Array {
    const { shape, data } = floatWeight(this.weights, this.#inputName(node, index));
    if (shape.slice(0, -1).some((length) => length !== 1)) {
      throw new Error(
        `the slopes [${shape.join(', ')}] of ${node.op} (node ${node.name}) are not one per channel`,
      );
    }
    return data;
  }

  /** The sum or product of two values, or of a value and a constant with one value per channel. */
  #arithmetic(op: string, node: GraphNode): { value: string; isSpatial: boolean } {
    const left = this.#valueOf(this.#inputName(node, 0));
    const right = this.#values.get(this.#inputName(node, 1));
    const operand = right?.value ?? this.#constant(node, 1, left.isSpatial);
    return { ...left, value: this.#graph.add(op, node.name, [left.value, operand]) };
  }

  #unary(op: string, node: GraphNode, attributes = {}): { value: string; isSpatial: boolean } {
    const input = this.#valueOf(this.#inputName(node, 0));
    return { ...input, value: this.#graph.add(op, node.name, [input.value], attributes) };
  }

  #maxPool(node: GraphNode): string {
    const [, height = 1, width = 1] = integersAttribute(node, 'ksize');
    return this.#graph.add('MaxPool', node.name, [this.#valueOf(this.#inputName(node, 0)).value], {
      kernel_shape: [height, width],
      ...windowOf(node),
    });
  }

  #pad(node: GraphNode): string {
    const paddings = this.#integerWeight(node, 1);
    // From NHWC pairs (before, after) to NCHW with all values before, then all values after.
    const order = [0, 3, 1, 2];
    const pads = [0, 1].flatMap((side) => order.map((axis) => paddings[axis * 2 + side] ?? 0));
    return this.#graph.add('Pad', node.name, [
      this.#valueOf(this.#inputName(node, 0)).value,
      this.#graph.integers(`${node.name}/pads`, pads),
    ]);
  }

  #reshape(node: GraphNode): string {
    const input = this.#valueOf(this.#inputName(node, 0));
    const flat = input.isSpatial
      ? this.#graph.add('Transpose', `${node.name}/nhwc`, [input.value], { perm: [0, 2, 3, 1] })
      : input.value;
    const fixed = this.#integerWeight(node, 1);
    // For an input of any size, the number of cells is dynamic.
    const target = this.options.sidePx === 'any' && input.isSpatial ? fixed.with(1, -1) : fixed;
    const shape = this.#graph.integers(`${node.name}/shape`, target);
    return this.#graph.add('Reshape', node.name, [flat, shape]);
  }

  #integerWeight(node: GraphNode, index: number): number[] {
    const tensor = this.weights.get(this.#inputName(node, index));
    if (!(tensor?.data instanceof Int32Array)) {
      throw new Error(`input ${index} of ${node.op} (node ${node.name}) is not an int32 constant`);
    }
    return [...tensor.data];
  }

  /** A constant input; with `perChannel`, a vector becomes one value per channel of a feature map. */
  #constant(node: GraphNode, index: number, perChannel = false): string {
    const { shape, data } = floatWeight(this.weights, this.#inputName(node, index));
    const target = perChannel && shape.length === 1 ? [1, data.length, 1, 1] : shape;
    return this.#graph.constant(`${node.name}/input${index}`, target, data);
  }

  #inputName(node: GraphNode, index: number): string {
    const input = node.input[index];
    if (input === undefined)
      throw new Error(`${node.op} (node ${node.name}) has no input ${index}`);
    return nodeNameOf(input);
  }

  #valueOf(name: string): { value: string; isSpatial: boolean } {
    const value = this.#values.get(name);
    if (value === undefined) throw new Error(`the node ${name} is used but missing`);
    return value;
  }
}

/**
 * Strides and padding of a window, as ONNX attributes.
 * @throws Error with the node unless its layout is NHWC and its padding SAME or VALID.
 */
function windowOf(node: GraphNode): { strides: number[]; auto_pad: string } {
  const layout = textAttribute(node, 'data_format') ?? 'NHWC';
  if (layout !== 'NHWC') {
    throw new Error(`the layout ${layout} of ${node.op} (node ${node.name}) is not supported`);
  }
  const padding = textAttribute(node, 'padding');
  if (padding !== 'SAME' && padding !== 'VALID') {
    throw new Error(
      `the padding ${padding ?? '(none)'} of ${node.op} (node ${node.name}) is not supported`,
    );
  }
  const [, strideY = 1, strideX = 1] = integersAttribute(node, 'strides');
  return { strides: [strideY, strideX], auto_pad: padding === 'SAME' ? 'SAME_UPPER' : 'VALID' };
}

/** The nodes that lead to the outputs, in the same order. @param sorted each after those it uses. */
function usedBy(outputs: readonly string[], sorted: readonly GraphNode[]): GraphNode[] {
  const used = new Set(outputs);
  for (const { name, input } of sorted.toReversed()) {
    if (used.has(name)) for (const each of input) used.add(nodeNameOf(each));
  }
  return sorted.filter(({ name }) => used.has(name));
}

/** Sorts nodes so that each follows the ones it uses. @throws Error if there is a cycle. */
function sortedByUse(nodes: readonly GraphNode[]): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const sorted = new Set<GraphNode>();
  const open = new Set<GraphNode>();
  const visit = (node: GraphNode): void => {
    if (sorted.has(node)) return;
    if (open.has(node)) throw new Error(`the graph has a cycle at ${node.name}`);
    open.add(node);
    for (const input of node.input) {
      const used = byName.get(nodeNameOf(input));
      if (used !== undefined) visit(used);
    }
    sorted.add(node);
  };
  nodes.forEach(visit);
  return [...sorted];
}
