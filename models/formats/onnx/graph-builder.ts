import type { Attribute, LateTensor, OnnxGraph, OnnxNode, Tensor, ValueInfo } from './writer.js';

/**
 * Puts a graph together, one operation after the other. Every method that adds an operation
 * returns the name of its result, to be the input of the next.
 */
export class GraphBuilder {
  readonly #name: string;
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers = new Map<string, Tensor | LateTensor>();
  readonly #inputs: ValueInfo[] = [];
  readonly #outputs: ValueInfo[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** A float32 input; a name in the shape (such as `'batch'`) is a free dimension. */
  input(name: string, shape: readonly (number | string)[]): string {
    this.#inputs.push({ name, shape });
    return name;
  }

  /** A constant. @throws Error where the values do not fill the shape. */
  constant(name: string, shape: readonly number[], data: Tensor['data']): string {
    const size = shape.reduce((product, length) => product * length, 1);
    if (size !== data.length) {
      throw new Error(`${name}: ${data.length} values do not fill the shape [${shape.join(', ')}]`);
    }
    this.#initializers.set(name, { shape, data });
    return name;
  }

  /** A constant of float32 whose values are made when the graph is written, and not kept. */
  lateConstant(name: string, shape: readonly number[], make: () => Float32Array): string {
    this.#initializers.set(name, { shape, make });
    return name;
  }

  /** A vector of int64, as shapes and pads are given. */
  integers(name: string, values: readonly number[]): string {
    return this.constant(name, [values.length], BigInt64Array.from(values, BigInt));
  }

  /** Adds one operation and returns the name of its (only) result. */
  add(
    op: string,
    name: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    this.#nodes.push({ op, name, inputs, outputs: [name], attributes });
    return name;
  }

  /** Makes a result an output of the graph, under its own name. */
  output(name: string, shape: readonly (number | string)[]): void {
    this.#outputs.push({ name, shape });
  }

  finish(): OnnxGraph {
    return {
      name: this.#name,
      nodes: this.#nodes,
      initializers: this.#initializers,
      inputs: this.#inputs,
      outputs: this.#outputs,
    };
  }
}
