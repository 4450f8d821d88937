import { constantOf } from './constant.js';
import type { GraphDefNode } from '../formats/graph-def/graph-def.js';

/** An output of a node. */
export interface Source {
  readonly node: GraphDefNode;
  readonly output: number;
}

/** Deeper than any network (a published FaceNet has about 700), and well within the call stack. */
const maxDepth = 1500;

/**
 * A graph with `phase_train` fixed to false, so that training-only nodes are dead. Follows TensorFlow's
 * conditionals (core/ops/control_flow_ops.cc): one output of a Switch is alive, a Merge returns its live
 * input, and a node with a dead input (even a control dependency) is dead.
 */
export class LiveGraph {
  readonly #nodes: ReadonlyMap<string, GraphDefNode>;
  /** By `name:output`; undefined during its evaluation. */
  readonly #alive = new Map<string, boolean | undefined>();
  #depth = 0;

  constructor(nodes: ReadonlyMap<string, GraphDefNode>) {
    this.#nodes = nodes;
  }

  /** The sources of a node's inputs, in order, without control dependencies. */
  inputsOf(node: GraphDefNode): Source[] {
    return node.inputs.filter((input) => !input.startsWith('^')).map((input) => this.find(input));
  }

  /** The source that an input refers to. @throws Error if there is no such node. */
  find(input: string): Source {
    const [, name = '', output = '0'] = /^\^?([^:]*)(?::(\d+))?$/.exec(input) ?? [];
    const node = this.#nodes.get(name);
    if (node === undefined) throw new Error(`the node ${input} is used but missing`);
    return { node, output: Number(output) };
  }

  /** Skips nodes that pass a value on unchanged: Identity, live Switch and Merge. */
  resolve(source: Source): Source {
    let current = source;
    for (let steps = 0; steps < maxDepth; steps++) {
      const { node } = current;
      if (['Identity', 'StopGradient', 'CheckNumerics'].includes(node.op) || node.op === 'Switch') {
        const [next] = this.inputsOf(node);
        if (next === undefined) throw new Error(`${node.op} (node ${node.name}) has no input`);
        // The input of the network.
        if (node.name === 'input') return current;
        current = next;
      } else if (node.op === 'Merge') {
        const live = this.inputsOf(node).find((input) => this.#isAlive(input));
        if (live === undefined) throw new Error(`no input of Merge (node ${node.name}) is alive`);
        current = live;
      } else return current;
    }
    throw new Error(`the graph has a cycle at ${source.node.name}`);
  }

  #isAlive(source: Source): boolean {
    const { node, output } = source;
    const key = `${node.name}:${output}`;
    if (this.#alive.has(key)) {
      const known = this.#alive.get(key);
      if (known === undefined) throw new Error(`the graph has a cycle at ${node.name}`);
      return known;
    }
    if (++this.#depth > maxDepth) throw new Error(`its nodes are nested too deeply (${node.name})`);
    this.#alive.set(key, undefined);
    const alive = this.#evaluate(node, output);
    this.#alive.set(key, alive);
    this.#depth -= 1;
    return alive;
  }

  #evaluate(node: GraphDefNode, output: number): boolean {
    const inputs = node.inputs.map((input) => this.find(input));
    if (node.op === 'Merge') return inputs.some((input) => this.#isAlive(input));
    if (!inputs.every((input) => this.#isAlive(input))) return false;
    if (node.op !== 'Switch') return true;
    const [, predicate] = inputs;
    return predicate === undefined || output === (this.#isTrue(predicate) ? 1 : 0);
  }

  /** The value of a Switch's predicate: `phase_train`, which is false, or a constant. */
  #isTrue(source: Source): boolean {
    const { node } = this.resolve(source);
    if (node.op === 'Placeholder' || node.op === 'PlaceholderWithDefault') return false;
    const tensor = node.attributes.get('value')?.tensor;
    if (node.op === 'Const' && tensor?.type === 10) {
      return constantOf(tensor).data[0] === 1;
    }
    if (node.op === 'LogicalNot') {
      const [input] = this.inputsOf(node);
      return input === undefined || !this.#isTrue(input);
    }
    throw new Error(`the predicate ${node.op} (node ${node.name}) of a Switch is not supported`);
  }
}
