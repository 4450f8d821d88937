import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import { arithmetic } from './arithmetic.js';
import { constantOf, lateConstantOf, type Constant, type LateConstant } from './constant.js';
import { tensorOf, unfit, type Conversion, type Operations, type Value } from './conversion.js';
import type { GraphDefNode } from '../formats/graph-def/graph-def.js';
import { layers } from './layers.js';
import { addLinear, type Linear } from './linear.js';
import { LiveGraph, type Source } from './live-graph.js';
import { inputOperations, inputSideOf } from './net-input.js';
import { addNormalisation, type Normalisation } from './normalisation.js';
import { shapes } from './shapes.js';

export interface TensorFlowNet {
  /** Its constants are read from the source of the nodes when it is written. */
  readonly graph: OnnxGraph;
  /** Side of the square it takes, pixels. */
  readonly sidePx: number;
  /** Whether batch norm comes as one operation (the weights of 2018) or as several (2017). */
  readonly fusedBatchNorm: boolean;
}

const operations: Operations = { ...layers, ...arithmetic, ...shapes };

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
  return new GraphConversion(nodes, normalisationOf).run();
}

class GraphConversion implements Conversion {
  readonly graph = new GraphBuilder('facenet');
  readonly #nodes: ReadonlyMap<string, GraphDefNode>;
  readonly #live: LiveGraph;
  readonly #normalisation: Normalisation;
  readonly #fusedBatchNorm: boolean;
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
    this.#fusedBatchNorm = [...nodes.values()].some(({ op }) => op.startsWith('FusedBatchNorm'));
    this.#normalisation = normalisationOf(this.#fusedBatchNorm);
  }

  run(): TensorFlowNet {
    if (!this.#nodes.has('embeddings')) {
      const last = [...this.#nodes.keys()].slice(-3).join(', ');
      throw new Error(`it has no node called embeddings (its last ones are ${last})`);
    }
    const result = this.nameOf(this.#valueOf(this.#live.find('embeddings')));
    this.graph.add('Identity', 'embedding', [result]);
    this.graph.output('embedding', ['batch', 'values']);
    if (this.#image === null) throw new Error('its embeddings do not depend on a picture');
    return {
      graph: this.graph.finish(),
      sidePx: this.#sidePx,
      fusedBatchNorm: this.#fusedBatchNorm,
    };
  }

  inputsOf(node: GraphDefNode, least: number): Value[] {
    const sources = this.#live.inputsOf(node);
    if (sources.length < least) throw unfit(node, `it has ${sources.length} inputs, not ${least}`);
    return sources.map((source) => this.#valueOf(source));
  }

  firstInput(node: GraphDefNode): Value {
    const [source] = this.#live.inputsOf(node);
    if (source === undefined) throw unfit(node, 'it has no input');
    return this.#valueOf(source);
  }

  constantInput(node: GraphDefNode, index: number): LateConstant | null {
    const given = this.#live.inputsOf(node)[index];
    if (given === undefined) return null;
    const source = this.#live.resolve(given);
    return source.node.op === 'Const' ? lateConstantOf(tensorOf(source.node)) : null;
  }

  nameOf(value: Value): string {
    if (value.kind === 'result') return value.name;
    if (value.kind === 'constant') throw new Error('a constant stands where a picture belongs');
    const { linear } = value;
    const known = this.#added.get(linear);
    if (known !== undefined) return known;
    const name = addLinear(this.graph, linear, `${linear.name}/layer${this.#added.size}`);
    this.#added.set(linear, name);
    return name;
  }

  constantBeside(name: string, { shape, data }: Constant, picture: boolean): string {
    if (data.length === 1) return this.graph.constant(name, [], data);
    if (shape.at(-1) !== data.length)
      throw new Error(`the constant ${name} is not one number a channel`);
    return this.graph.constant(name, picture ? [data.length, 1, 1] : [data.length], data);
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
    if (node.op === 'Const') return { kind: 'constant', constant: constantOf(tensorOf(node)) };
    if (inputOperations.has(node.op)) return this.#input(node);
    const convert = Object.hasOwn(operations, node.op) ? operations[node.op] : undefined;
    if (convert !== undefined) return convert(node, this);
    if (/^(VariableV?2?|VarHandleOp)$/.test(node.op)) {
      throw new Error(`the weights ${node.name} are not in it: it is not frozen`);
    }
    throw new Error(`the operation ${node.op} (node ${node.name}) is not supported`);
  }

  #input(node: GraphDefNode): Value {
    if (this.#image === null) {
      this.#sidePx = inputSideOf(node, this.#live);
      const image = this.graph.input('image', ['batch', 3, this.#sidePx, this.#sidePx]);
      this.#image = addNormalisation(this.graph, image, this.#normalisation, this.#sidePx);
    }
    return { kind: 'result', name: this.#image, picture: true };
  }
}
