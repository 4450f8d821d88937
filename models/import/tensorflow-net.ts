import { GraphBuilder } from '../graph-builder.js';
import type { OnnxGraph } from '../onnx-writer.js';
import { calculated, constantOf, type Constant } from './constant.js';
import type { AttributeValue, GraphDefNode } from './graph-def.js';
import { addLinear, followedBy, type Linear } from './linear.js';
import { LiveGraph, type Source } from './live-graph.js';
import { addNormalisation, type Normalisation } from './normalisation.js';

/** A value on its way from TensorFlow to ONNX. */
type Value =
  | { readonly kind: 'constant'; readonly constant: Constant }
  | { readonly kind: 'linear'; readonly linear: Linear; readonly picture: boolean }
  /** A result in the graph; pictures are NCHW there, NHWC in TensorFlow. */
  | { readonly kind: 'result'; readonly name: string; readonly picture: boolean };

export interface TensorFlowNet {
  readonly graph: OnnxGraph;
  /** Side of the square it takes, pixels. */
  readonly sidePx: number;
  /** Whether batch norm comes as one operation (the weights of 2018) or as several (2017). */
  readonly fusedBatchNorm: boolean;
}

/** Where a graph does not say how large its input is: the side of FaceNet's (src/train_softmax.py). */
const usualSidePx = 160;

/** Deeper than any network (a published FaceNet: about 250), well within the stack. */
const mostDepth = 800;

/**
 * A frozen network that makes embeddings, from TensorFlow's nodes: without what only training needs,
 * and with batch norm folded into the layers before it. Input `image`: RGB 0 to 255, [batch, 3, side,
 * side]; output `embedding`: [batch, n].
 * @param normalisationOf what the net wants of the values, given whether its batch norm is fused.
 * @throws Error naming the operation and the node that is not supported, or what else is wrong.
 */
export function tensorFlowNet(
  nodes: ReadonlyMap<string, GraphDefNode>,
  normalisationOf: (fusedBatchNorm: boolean) => Normalisation,
): TensorFlowNet {
  return new Conversion(nodes, normalisationOf).run();
}

class Conversion {
  readonly #graph = new GraphBuilder('facenet');
  readonly #nodes: ReadonlyMap<string, GraphDefNode>;
  readonly #live: LiveGraph;
  readonly #normalisationOf: (fusedBatchNorm: boolean) => Normalisation;
  readonly #values = new Map<string, Value | undefined>();
  /** Layers that are in the graph already. */
  readonly #added = new Map<Linear, string>();
  #sidePx = 0;
  #depth = 0;
  #image: string | null = null;

  constructor(
    nodes: ReadonlyMap<string, GraphDefNode>,
    normalisationOf: (fusedBatchNorm: boolean) => Normalisation,
  ) {
    this.#nodes = nodes;
    this.#live = new LiveGraph(nodes);
    this.#normalisationOf = normalisationOf;
  }

  run(): TensorFlowNet {
    if (!this.#nodes.has('embeddings')) {
      const last = [...this.#nodes.keys()].slice(-3).join(', ');
      throw new Error(`it has no node called embeddings (its last ones are ${last})`);
    }
    const result = this.#nameOf(this.#valueOf(this.#live.find('embeddings')));
    this.#graph.add('Identity', 'embedding', [result]);
    this.#graph.output('embedding', ['batch', 'values']);
    if (this.#image === null) throw new Error('its embeddings do not depend on a picture');
    return {
      graph: this.#graph.finish(),
      sidePx: this.#sidePx,
      fusedBatchNorm: this.#fusedBatchNorm(),
    };
  }

  #fusedBatchNorm(): boolean {
    return [...this.#nodes.values()].some(({ op }) => op.startsWith('FusedBatchNorm'));
  }

  #valueOf(given: Source): Value {
    const source = this.#live.resolve(given);
    const key = `${source.node.name}:${source.output}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#values.has(key)) {
      throw new Error(`the graph goes round in a circle at ${source.node.name}`);
    }
    if (++this.#depth > mostDepth) {
      throw new Error(`its nodes hang together too deep (${source.node.name})`);
    }
    this.#values.set(key, undefined);
    const value = this.#convert(source.node);
    this.#values.set(key, value);
    this.#depth -= 1;
    return value;
  }

  #convert(node: GraphDefNode): Value {
    switch (node.op) {
      case 'Const':
        return { kind: 'constant', constant: constantOf(tensorOf(node)) };
      case 'Identity':
      case 'Placeholder':
      case 'PlaceholderWithDefault':
      case 'QueueDequeueManyV2':
      case 'QueueDequeueUpToV2':
        return this.#input(node);
      case 'Conv2D':
      case 'MatMul':
        return this.#linear(node);
      case 'BiasAdd':
      case 'Add':
      case 'AddV2':
        return this.#arithmetic('Add', node);
      case 'Sub':
        return this.#arithmetic('Sub', node);
      case 'Mul':
        return this.#arithmetic('Mul', node);
      case 'RealDiv':
        return this.#arithmetic('Div', node);
      case 'Maximum':
        return this.#arithmetic('Max', node);
      case 'FusedBatchNorm':
      case 'FusedBatchNormV2':
      case 'FusedBatchNormV3':
        return this.#batchNorm(node);
      case 'Relu':
      case 'Sqrt':
      case 'Rsqrt':
      case 'Square':
        return this.#function(node);
      case 'MaxPool':
      case 'AvgPool':
        return this.#pool(node);
      case 'Mean':
      case 'Sum':
        return this.#reduce(node);
      case 'ConcatV2':
        return this.#concat(node);
      case 'Squeeze':
      case 'Reshape':
        return this.#flatten(node);
      default:
        throw new Error(`the operation ${node.op} (node ${node.name}) is not supported`);
    }
  }

  #input(node: GraphDefNode): Value {
    if (this.#image === null) {
      this.#sidePx = this.#sideOf(node);
      const normalisation = this.#normalisationOf(this.#fusedBatchNorm());
      const image = this.#graph.input('image', ['batch', 3, this.#sidePx, this.#sidePx]);
      this.#image = addNormalisation(this.#graph, image, normalisation, this.#sidePx);
    }
    return { kind: 'result', name: this.#image, picture: true };
  }

  /** From a placeholder's shape or a queue's, whichever stands behind the node. */
  #sideOf(node: GraphDefNode): number {
    let current = node;
    for (let steps = 0; steps < 10; steps++) {
      const shapes = [
        current.attributes.get('shape')?.shape,
        ...(current.attributes.get('shapes')?.shapes ?? []),
      ];
      const picture = shapes.find((shape) => shape !== undefined && shape.at(-1) === 3);
      const side = picture?.at(-2);
      if (side !== undefined && side > 0) {
        if (picture?.at(-3) !== side || side > 1024) {
          throw new Error(
            `its input is ${picture?.slice(-3).join(' × ') ?? ''}, not a square of up to 1024 pixels`,
          );
        }
        return side;
      }
      const [next] = this.#live.inputsOf(current);
      if (next === undefined) break;
      current = next.node;
    }
    return usualSidePx;
  }

  #linear(node: GraphDefNode): Value {
    const [input, weights] = this.#inputs(node, 2);
    if (weights?.kind !== 'constant' || input === undefined)
      throw unfit(node, 'its weights are no constant');
    const kernel = weights.constant;
    const isConvolution = node.op === 'Conv2D';
    if (kernel.shape.length !== (isConvolution ? 4 : 2))
      throw unfit(node, 'its weights have another shape');
    if (['transpose_a', 'transpose_b'].some((name) => node.attributes.get(name)?.flag === true)) {
      throw unfit(node, 'a transposed input is not supported');
    }
    if (node.attributes.get('dilations')?.integers?.some((dilation) => dilation !== 1) === true) {
      throw unfit(node, 'dilations are not supported');
    }
    const outputs = kernel.shape.at(-1)!;
    const linear: Linear = {
      name: node.name,
      input: this.#nameOf(input),
      kernel,
      scale: new Float32Array(outputs).fill(1),
      offset: new Float32Array(outputs),
      slide: isConvolution ? slideOf(node) : null,
    };
    return { kind: 'linear', linear, picture: isConvolution };
  }

  #arithmetic(op: 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max', node: GraphDefNode): Value {
    const [left, right] = this.#inputs(node, 2);
    if (left === undefined || right === undefined)
      throw unfit(node, 'it has fewer than two inputs');
    if (left.kind === 'constant' && right.kind === 'constant') {
      const constant = calculated(node.op === 'BiasAdd' ? 'Add' : node.op, [
        left.constant,
        right.constant,
      ]);
      if (constant === null) throw unfit(node, 'the shapes of its constants do not fit');
      return { kind: 'constant', constant };
    }
    const folded =
      foldedInto(op, left, right) ??
      (op === 'Add' || op === 'Mul' ? foldedInto(op, right, left) : null);
    if (folded !== null) return folded;
    const picture =
      (left.kind !== 'constant' && left.picture) || (right.kind !== 'constant' && right.picture);
    const operand = (value: Value, side: string): string =>
      value.kind === 'constant'
        ? this.#constant(`${node.name}/${side}`, value.constant, picture)
        : this.#nameOf(value);
    const name = this.#graph.add(op, node.name, [operand(left, 'left'), operand(right, 'right')]);
    return { kind: 'result', name, picture };
  }

  #batchNorm(node: GraphDefNode): Value {
    if (node.attributes.get('is_training')?.flag === true)
      throw unfit(node, 'it is set to training');
    refuseOtherLayouts(node);
    const [input, ...rest] = this.#inputs(node, 5);
    const [gamma, beta, mean, variance] = rest.map((value) => {
      if (value.kind !== 'constant') throw unfit(node, 'its statistics are no constants');
      return value.constant.data;
    });
    const epsilon = node.attributes.get('epsilon')?.float ?? 1e-4;
    const channels = variance!.length;
    if (input === undefined || [gamma, beta, mean].some((one) => one?.length !== channels)) {
      throw unfit(node, 'its statistics differ in length');
    }
    const factor = variance!.map((value, at) => gamma![at]! / Math.sqrt(value + epsilon));
    const addend = beta!.map((value, at) => value - mean![at]! * factor[at]!);
    const [scale, offset] = [factor, addend].map((data) => ({ shape: [channels], data }));
    const folded = input.kind === 'linear' ? followedBy(input.linear, scale!, offset!) : null;
    if (folded !== null) return { kind: 'linear', linear: folded, picture: true };
    const scaled = this.#graph.add('Mul', `${node.name}/scaled`, [
      this.#nameOf(input),
      this.#constant(`${node.name}/scale`, scale!, true),
    ]);
    const offsets = this.#constant(`${node.name}/offset`, offset!, true);
    return {
      kind: 'result',
      name: this.#graph.add('Add', node.name, [scaled, offsets]),
      picture: true,
    };
  }

  #function(node: GraphDefNode): Value {
    const [input] = this.#inputs(node, 1);
    if (input?.kind === 'constant') {
      const constant = calculated(node.op, [input.constant]);
      if (constant === null) throw unfit(node, 'it cannot be worked out');
      return { kind: 'constant', constant };
    }
    const value = this.#nameOf(input!);
    const { picture } = input!;
    if (node.op === 'Square')
      return { kind: 'result', name: this.#graph.add('Mul', node.name, [value, value]), picture };
    if (node.op !== 'Rsqrt')
      return { kind: 'result', name: this.#graph.add(node.op, node.name, [value]), picture };
    const root = this.#graph.add('Sqrt', `${node.name}/root`, [value]);
    return { kind: 'result', name: this.#graph.add('Reciprocal', node.name, [root]), picture };
  }

  #pool(node: GraphDefNode): Value {
    const [input] = this.#inputs(node, 1);
    const [, height = 1, width = 1] = node.attributes.get('ksize')?.integers ?? [];
    const op = node.op === 'MaxPool' ? 'MaxPool' : 'AveragePool';
    const name = this.#graph.add(op, node.name, [this.#nameOf(input!)], {
      kernel_shape: [height, width],
      ...slideOf(node),
    });
    return { kind: 'result', name, picture: true };
  }

  #reduce(node: GraphDefNode): Value {
    const [input, along] = this.#inputs(node, 2);
    if (along?.kind !== 'constant' || input === undefined || input.kind === 'constant') {
      throw unfit(node, 'its axes are no constant');
    }
    const keeps = node.attributes.get('keep_dims')?.flag ?? false;
    const picture = input.picture;
    // NHWC to NCHW.
    const axes = [...along.constant.data].map((axis) =>
      picture ? [0, 2, 3, 1].at(axis < 0 ? axis + 4 : axis)! : axis,
    );
    if (picture && !keeps && axes.toSorted().join() !== '2,3')
      throw unfit(node, 'its axes are not supported');
    const value = this.#nameOf(input);
    const keepdims = keeps ? 1 : 0;
    const name =
      node.op === 'Mean'
        ? this.#graph.add('ReduceMean', node.name, [value], { axes, keepdims })
        : this.#graph.add(
            'ReduceSum',
            node.name,
            [value, this.#graph.integers(`${node.name}/axes`, axes)],
            { keepdims },
          );
    return { kind: 'result', name, picture: picture && keeps };
  }

  #concat(node: GraphDefNode): Value {
    const inputs = this.#inputs(node, 2);
    const axis = inputs.pop();
    const along = axis?.kind === 'constant' ? axis.constant.data[0] : undefined;
    const pictures = inputs.every((value) => value.kind !== 'constant' && value.picture);
    if (!pictures || (along !== 3 && along !== -1))
      throw unfit(node, 'only channels can be joined');
    const name = this.#graph.add(
      'Concat',
      node.name,
      inputs.map((value) => this.#nameOf(value)),
      { axis: 1 },
    );
    return { kind: 'result', name, picture: true };
  }

  /** A picture as a row of numbers: all that an embedding net reshapes. */
  #flatten(node: GraphDefNode): Value {
    const [source] = this.#live.inputsOf(node);
    if (source === undefined) throw unfit(node, 'it has no input');
    const input = this.#valueOf(source);
    if (input.kind === 'constant') throw unfit(node, 'a constant cannot be reshaped');
    if (!input.picture) return input;
    const rows = this.#graph.add('Transpose', `${node.name}/nhwc`, [this.#nameOf(input)], {
      perm: [0, 2, 3, 1],
    });
    return {
      kind: 'result',
      name: this.#graph.add('Flatten', node.name, [rows], { axis: 1 }),
      picture: false,
    };
  }

  #inputs(node: GraphDefNode, least: number): Value[] {
    const sources = this.#live.inputsOf(node);
    if (sources.length < least) throw unfit(node, `it has ${sources.length} inputs, not ${least}`);
    return sources.map((source) => this.#valueOf(source));
  }

  /** The name of a value in the graph; a layer is added when it is first used. */
  #nameOf(value: Value): string {
    if (value.kind === 'result') return value.name;
    if (value.kind === 'constant') throw new Error('a constant stands where a picture belongs');
    const { linear } = value;
    const known = this.#added.get(linear);
    if (known !== undefined) return known;
    const name = addLinear(this.#graph, linear, `${linear.name}/layer${this.#added.size}`);
    this.#added.set(linear, name);
    return name;
  }

  /** A constant beside a picture has its channels first. */
  #constant(name: string, { shape, data }: Constant, picture: boolean): string {
    const isVector =
      shape.filter((length) => length !== 1).length <= 1 && shape.at(-1) === data.length;
    if (picture && data.length > 1 && !isVector)
      throw new Error(`the constant ${name} is not one number a channel`);
    return this.#graph.constant(
      name,
      picture && data.length > 1 ? [data.length, 1, 1] : shape,
      data,
    );
  }
}

/** A layer followed by an operation with a constant; null where that is not what it is. */
function foldedInto(
  op: 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max',
  layer: Value,
  other: Value,
): Value | null {
  if (layer.kind !== 'linear' || other.kind !== 'constant' || op === 'Max') return null;
  const { constant } = other;
  const mapped = (change: (value: number) => number): Constant => ({
    ...constant,
    data: constant.data.map(change),
  });
  const folded =
    op === 'Mul'
      ? followedBy(layer.linear, constant, null)
      : op === 'Div'
        ? followedBy(
            layer.linear,
            mapped((value) => 1 / value),
            null,
          )
        : followedBy(layer.linear, null, op === 'Add' ? constant : mapped((value) => -value));
  return folded === null ? null : { ...layer, linear: folded };
}

function tensorOf(node: GraphDefNode): NonNullable<AttributeValue['tensor']> {
  const tensor = node.attributes.get('value')?.tensor;
  if (tensor === undefined) throw unfit(node, 'it has no value');
  return tensor;
}

function slideOf(node: GraphDefNode): { strides: number[]; auto_pad: string } {
  refuseOtherLayouts(node);
  const padding = node.attributes.get('padding')?.text;
  if (padding !== 'SAME' && padding !== 'VALID')
    throw unfit(node, `the padding ${padding ?? '(none)'} is not supported`);
  const [, strideY = 1, strideX = 1] = node.attributes.get('strides')?.integers ?? [];
  return { strides: [strideY, strideX], auto_pad: padding === 'SAME' ? 'SAME_UPPER' : 'VALID' };
}

function refuseOtherLayouts(node: GraphDefNode): void {
  const layout = node.attributes.get('data_format')?.text ?? 'NHWC';
  if (layout !== 'NHWC') throw unfit(node, `the layout ${layout} is not supported`);
}

function unfit(node: GraphDefNode, why: string): Error {
  return new Error(`${node.op} (node ${node.name}): ${why}`);
}
