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

/** How a graph is entered and left: tfjs names on the left, ours on the right. */
export interface GraphNetOptions {
  readonly name: string;
  /** Side of the square input, pixels; 'any' for pictures of any size. */
  readonly sidePx: number | 'any';
  /** The net wants `x · scale + offset` of RGB 0 to 255. */
  readonly scale: number;
  readonly offset: number;
  /** Output node in the tfjs graph → our name and its shape. */
  readonly outputs: Readonly<Record<string, { name: string; shape: readonly (number | string)[] }>>;
}

/**
 * A tfjs graph model as ONNX. Input `image`: [1, 3, height, width], RGB 0 to 255; pictures are kept
 * NCHW throughout, and turned to NHWC only where the graph flattens them.
 * @throws Error naming the operation and the node where one is not supported.
 */
export function graphNet(model: GraphModel, weights: Weights, options: GraphNetOptions): OnnxGraph {
  return new Conversion(model, weights, options).run();
}

class Conversion {
  readonly #graph: GraphBuilder;
  /** Our value for each node that is not a constant, and whether it is a picture (NCHW). */
  readonly #values = new Map<string, { value: string; picture: boolean }>();

  constructor(
    private readonly model: GraphModel,
    private readonly weights: Weights,
    private readonly options: GraphNetOptions,
  ) {
    this.#graph = new GraphBuilder(options.name);
  }

  run(): OnnxGraph {
    for (const node of inOrder(this.model.modelTopology.node)) {
      if (node.op !== 'Const') this.#values.set(node.name, this.#convert(node));
    }
    for (const [node, { name, shape }] of Object.entries(this.options.outputs)) {
      const { value } = this.#valueOf(node);
      this.#graph.add('Identity', name, [value]);
      this.#graph.output(name, shape);
    }
    return this.#graph.finish();
  }

  #convert(node: GraphNode): { value: string; picture: boolean } {
    switch (node.op) {
      case 'Placeholder':
        return { value: this.#input(), picture: true };
      case 'Identity':
        return this.#valueOf(this.#inputName(node, 0));
      case '_FusedConv2D':
        return { value: this.#convolution(node, false), picture: true };
      case 'DepthwiseConv2dNative':
        return { value: this.#convolution(node, true), picture: true };
      case '_FusedMatMul':
        return { value: this.#matMul(node), picture: false };
      case 'Add':
      case 'AddV2':
        return this.#arithmetic('Add', node);
      case 'Mul':
        return this.#arithmetic('Mul', node);
      case 'Relu':
      case 'Sigmoid':
        return this.#unary(node.op, node);
      case 'Softmax':
        return this.#unary('Softmax', node, { axis: -1 });
      case 'MaxPool':
        return { value: this.#maxPool(node), picture: true };
      case 'Pad':
        return { value: this.#pad(node), picture: true };
      case 'Reshape':
        return { value: this.#reshape(node), picture: false };
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
      ...slide(node),
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
    if (activations.length === 0) return value;
    if (activations.join() !== 'Relu') {
      throw new Error(
        `the fused operation ${activations.join(', ')} (node ${node.name}) is not supported`,
      );
    }
    return this.#graph.add('Relu', node.name, [value]);
  }

  /** Sum or product of two values, or of a value and a constant of one number per channel. */
  #arithmetic(op: string, node: GraphNode): { value: string; picture: boolean } {
    const left = this.#valueOf(this.#inputName(node, 0));
    const right = this.#values.get(this.#inputName(node, 1));
    const operand = right?.value ?? this.#constant(node, 1, left.picture);
    return { ...left, value: this.#graph.add(op, node.name, [left.value, operand]) };
  }

  #unary(op: string, node: GraphNode, attributes = {}): { value: string; picture: boolean } {
    const input = this.#valueOf(this.#inputName(node, 0));
    return { ...input, value: this.#graph.add(op, node.name, [input.value], attributes) };
  }

  #maxPool(node: GraphNode): string {
    const [, height = 1, width = 1] = integersAttribute(node, 'ksize');
    return this.#graph.add('MaxPool', node.name, [this.#valueOf(this.#inputName(node, 0)).value], {
      kernel_shape: [height, width],
      ...slide(node),
    });
  }

  #pad(node: GraphNode): string {
    const paddings = this.#integerWeight(node, 1);
    // From NHWC pairs (before, after) to NCHW: all before, then all after.
    const order = [0, 3, 1, 2];
    const pads = [0, 1].flatMap((side) => order.map((axis) => paddings[axis * 2 + side] ?? 0));
    return this.#graph.add('Pad', node.name, [
      this.#valueOf(this.#inputName(node, 0)).value,
      this.#graph.integers(`${node.name}/pads`, pads),
    ]);
  }

  #reshape(node: GraphNode): string {
    const input = this.#valueOf(this.#inputName(node, 0));
    const flat = input.picture
      ? this.#graph.add('Transpose', `${node.name}/nhwc`, [input.value], { perm: [0, 2, 3, 1] })
      : input.value;
    const fixed = this.#integerWeight(node, 1);
    // Of a picture of any size, as many cells as there are.
    const ours = this.options.sidePx === 'any' && input.picture ? fixed.with(1, -1) : fixed;
    const shape = this.#graph.integers(`${node.name}/shape`, ours);
    return this.#graph.add('Reshape', node.name, [flat, shape]);
  }

  #integerWeight(node: GraphNode, index: number): number[] {
    const tensor = this.weights.get(this.#inputName(node, index));
    if (!(tensor?.data instanceof Int32Array)) {
      throw new Error(`input ${index} of ${node.op} (node ${node.name}) is not an int32 constant`);
    }
    return [...tensor.data];
  }

  /** A constant input; for a picture a vector becomes one number per channel. */
  #constant(node: GraphNode, index: number, perChannel = false): string {
    const { shape, data } = floatWeight(this.weights, this.#inputName(node, index));
    const ours = perChannel && shape.length === 1 ? [1, data.length, 1, 1] : shape;
    return this.#graph.constant(`${node.name}/input${index}`, ours, data);
  }

  #inputName(node: GraphNode, index: number): string {
    const input = node.input[index];
    if (input === undefined)
      throw new Error(`${node.op} (node ${node.name}) has no input ${index}`);
    return nodeNameOf(input);
  }

  #valueOf(name: string): { value: string; picture: boolean } {
    const value = this.#values.get(name);
    if (value === undefined) throw new Error(`the node ${name} is used but not there`);
    return value;
  }
}

/**
 * How a window moves over a picture: strides and padding, from NHWC.
 * @throws Error naming the node where its layout or padding is another than NHWC, SAME and VALID.
 */
function slide(node: GraphNode): { strides: number[]; auto_pad: string } {
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

/** The nodes, each after those it uses. @throws Error where they go round in a circle. */
function inOrder(nodes: readonly GraphNode[]): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const sorted = new Set<GraphNode>();
  const open = new Set<GraphNode>();
  const visit = (node: GraphNode): void => {
    if (sorted.has(node)) return;
    if (open.has(node)) throw new Error(`the graph goes round in a circle at ${node.name}`);
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
