import type { Attribute, LazyTensor, OnnxGraph, OnnxNode, Tensor, ValueInfo } from './writer.js';

/**
 * Builds a graph, one operation after the other. Every method that adds an operation returns the name of
 * its result, for use as the input of another.
 */
export class GraphBuilder {
  readonly #name: string;
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers = new Map<string, Tensor | LazyTensor>();
  readonly #inputs: ValueInfo[] = [];
  readonly #outputs: ValueInfo[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** Adds a float32 input; a name in the shape (such as `'batch'`) is a dynamic dimension. */
  input(name: string, shape: readonly (number | string)[]): string {
    this.#inputs.push({ name, shape });
    return name;
  }

  /** Adds a constant. @throws Error if the values do not match the shape. */
  constant(name: string, shape: readonly number[], data: Tensor['data']): string {
    const size = shape.reduce((product, length) => product * length, 1);
    if (size !== data.length) {
      throw new Error(
        `${name}: ${data.length} values do not match the shape [${shape.join(', ')}]`,
      );
    }
    this.#initializers.set(name, { shape, data });
    return name;
  }

  /** Adds a float32 constant whose values are computed when the graph is written, and not kept. */
  lazyConstant(name: string, shape: readonly number[], compute: () => Float32Array): string {
    this.#initializers.set(name, { shape, compute });
    return name;
  }

  /** Adds an int64 vector, such as a shape or pads. */
  integers(name: string, values: readonly number[]): string {
    return this.constant(name, [values.length], BigInt64Array.from(values, BigInt));
  }

  /** Adds an operation and returns the name of its only result. */
  add(
    op: string,
    name: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    this.#nodes.push({ op, name, inputs, outputs: [name], attributes });
    return name;
  }

  /** Makes a result an output of the graph, with the same name. */
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
