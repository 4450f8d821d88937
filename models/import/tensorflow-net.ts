import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import { counted } from '../../contract/plural.js';
import { arithmetic } from './arithmetic.js';
import { constantOf, lazyConstantOf, type Constant, type LazyConstant } from './constant.js';
import { nodeError, tensorOf, type Conversion, type Operations, type Value } from './conversion.js';
import type { GraphDefNode } from '../formats/graph-def/graph-def.js';
import { layers } from './layers.js';
import { addLinear, type Linear } from './linear.js';
import { LiveGraph, type Source } from './live-graph.js';
import { inputOperations, inputSideOf } from './net-input.js';
import { addNormalisation, type Normalisation } from './normalisation.js';
import { shapes } from './shapes.js';

/** A converted network. */
export interface TensorFlowNet {
  /** Its weights are read from the source of the nodes when it is written. */
  readonly graph: OnnxGraph;
  /** Side of the square input, in pixels. */
  readonly sidePx: number;
  /** True if batch norm is a single operation (the weights of 2018), false if it is several (2017). */
  readonly fusedBatchNorm: boolean;
}

const operations: Operations = { ...layers, ...arithmetic, ...shapes };

/** Deeper than any network (a published FaceNet has about 250), and well within the call stack. */
const maxDepth = 800;

/**
 * Converts a frozen TensorFlow network that computes embeddings: removes training-only nodes and folds batch
 * norm into the layers before it. Input `image`: RGB 0 to 255, [batch, 3, side, side]; output `embedding`:
 * [batch, n].
 * @param normalisationOf the net's normalisation, depending on whether its batch norm is fused.
 * @throws Error with the unsupported operation and node, or another reason.
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
  /** Names of the layers that are in the graph. */
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
      throw new Error(`it has no node named embeddings (its last nodes are ${last})`);
    }
    const result = this.nameOf(this.#valueOf(this.#live.find('embeddings')));
    this.graph.add('Identity', 'embedding', [result]);
    this.graph.output('embedding', ['batch', 'values']);
    if (this.#image === null) throw new Error('its embeddings do not depend on an image');
    return {
      graph: this.graph.finish(),
      sidePx: this.#sidePx,
      fusedBatchNorm: this.#fusedBatchNorm,
    };
  }

  inputsOf(node: GraphDefNode, min: number): Value[] {
    const sources = this.#live.inputsOf(node);
    if (sources.length < min) {
      throw nodeError(node, `it has ${counted(sources.length, 'input')} instead of ${min}`);
    }
    return sources.map((source) => this.#valueOf(source));
  }

  firstInput(node: GraphDefNode): Value {
    const [source] = this.#live.inputsOf(node);
    if (source === undefined) throw nodeError(node, 'it has no input');
    return this.#valueOf(source);
  }

  constantInput(node: GraphDefNode, index: number): LazyConstant | null {
    const input = this.#live.inputsOf(node)[index];
    if (input === undefined) return null;
    const source = this.#live.resolve(input);
    return source.node.op === 'Const' ? lazyConstantOf(tensorOf(source.node)) : null;
  }

  nameOf(value: Value): string {
    if (value.kind === 'result') return value.name;
    if (value.kind === 'constant') throw new Error('a constant is used as a computed value');
    const { linear } = value;
    const known = this.#added.get(linear);
    if (known !== undefined) return known;
    const name = addLinear(this.graph, linear, `${linear.name}/layer${this.#added.size}`);
    this.#added.set(linear, name);
    return name;
  }

  operandConstant(name: string, { shape, data }: Constant, isSpatial: boolean): string {
    if (data.length === 1) return this.graph.constant(name, [], data);
    if (shape.at(-1) !== data.length)
      throw new Error(`the constant ${name} does not have one value per channel`);
    return this.graph.constant(name, isSpatial ? [data.length, 1, 1] : [data.length], data);
  }

  #valueOf(unresolved: Source): Value {
    const source = this.#live.resolve(unresolved);
    const key = `${source.node.name}:${source.output}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#values.has(key)) {
      throw new Error(`the graph has a cycle at ${source.node.name}`);
    }
    if (++this.#depth > maxDepth) {
      throw new Error(`its nodes are nested too deeply (${source.node.name})`);
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
      throw new Error(`the weights ${node.name} are missing, so the graph is not frozen`);
    }
    throw new Error(`the operation ${node.op} (node ${node.name}) is not supported`);
  }

  #input(node: GraphDefNode): Value {
    if (this.#image === null) {
      this.#sidePx = inputSideOf(node, this.#live);
      const image = this.graph.input('image', ['batch', 3, this.#sidePx, this.#sidePx]);
      this.#image = addNormalisation(this.graph, image, this.#normalisation, this.#sidePx);
    }
    return { kind: 'result', name: this.#image, isSpatial: true };
  }
}
