import { constantOf } from './constant.js';
import type { GraphDefNode } from '../formats/graph-def/graph-def.js';

/** A result of a node: the node and which of its outputs. */
export interface Source {
  readonly node: GraphDefNode;
  readonly output: number;
}

/** Deeper than any network (a published FaceNet: about 700), well within the stack. */
const mostDepth = 1500;

/**
 * A graph with `phase_train` fixed to false: what is only reached in training is dead. TensorFlow's
 * conditionals (core/ops/control_flow_ops.cc): of a Switch one output is alive, a Merge gives the input
 * that is, and whatever has a dead input (also for order only) is dead.
 */
export class LiveGraph {
  readonly #nodes: ReadonlyMap<string, GraphDefNode>;
  /** By `name:output`; undefined while it is being worked out. */
  readonly #alive = new Map<string, boolean | undefined>();
  #depth = 0;

  constructor(nodes: ReadonlyMap<string, GraphDefNode>) {
    this.#nodes = nodes;
  }

  /** The sources of a node's values, in order; inputs for order only are left out. */
  inputsOf(node: GraphDefNode): Source[] {
    return node.inputs.filter((input) => !input.startsWith('^')).map((input) => this.find(input));
  }

  /** @throws Error where there is no such node. */
  find(input: string): Source {
    const [, name = '', output = '0'] = /^\^?([^:]*)(?::(\d+))?$/.exec(input) ?? [];
    const node = this.#nodes.get(name);
    if (node === undefined) throw new Error(`the node ${input} is used, but is not there`);
    return { node, output: Number(output) };
  }

  /** Follows what hands on a value unchanged: Identity, live Switch and Merge. */
  resolve(source: Source): Source {
    let current = source;
    for (let steps = 0; steps < mostDepth; steps++) {
      const { node } = current;
      if (['Identity', 'StopGradient', 'CheckNumerics'].includes(node.op) || node.op === 'Switch') {
        const [next] = this.inputsOf(node);
        if (next === undefined) throw new Error(`${node.op} (node ${node.name}) has no input`);
        // The network is entered here.
        if (node.name === 'input') return current;
        current = next;
      } else if (node.op === 'Merge') {
        const live = this.inputsOf(node).find((input) => this.#isAlive(input));
        if (live === undefined) throw new Error(`no input of Merge (node ${node.name}) is alive`);
        current = live;
      } else return current;
    }
    throw new Error(`the graph goes round in a circle at ${source.node.name}`);
  }

  #isAlive(source: Source): boolean {
    const { node, output } = source;
    const key = `${node.name}:${output}`;
    if (this.#alive.has(key)) {
      const known = this.#alive.get(key);
      if (known === undefined) throw new Error(`the graph goes round in a circle at ${node.name}`);
      return known;
    }
    if (++this.#depth > mostDepth)
      throw new Error(`its nodes hang together too deep (${node.name})`);
    this.#alive.set(key, undefined);
    const alive = this.#decide(node, output);
    this.#alive.set(key, alive);
    this.#depth -= 1;
    return alive;
  }

  #decide(node: GraphDefNode, output: number): boolean {
    const inputs = node.inputs.map((input) => this.find(input));
    if (node.op === 'Merge') return inputs.some((input) => this.#isAlive(input));
    if (!inputs.every((input) => this.#isAlive(input))) return false;
    if (node.op !== 'Switch') return true;
    const [, decider] = inputs;
    return decider === undefined || output === (this.#isTrue(decider) ? 1 : 0);
  }

  /** What a Switch goes by: `phase_train`, which is false, or a constant. */
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
    throw new Error(`a Switch goes by ${node.op} (node ${node.name}), which is not supported`);
  }
}
