import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { OnnxGraph } from '../formats/onnx/writer.js';
import type { TfliteModel, TfliteOperation } from '../formats/tflite/tflite.js';
import {
  activated,
  operationError,
  preluOf,
  type Conversion,
  type Result,
  type Value,
} from './tflite-conversion.js';
import { elements } from './tflite-elements.js';
import { withMergedConvolutions } from './merged-convolutions.js';
import { layers } from './tflite-layers.js';
import { writtenOutPrelu } from './tflite-prelu.js';

/** A converted network. */
export interface TfliteNet {
  readonly graph: OnnxGraph;
  /** Side of the square input, in pixels. */
  readonly sidePx: number;
  /** Values of an embedding. */
  readonly dimension: number;
}

/** The normalisation of RGB 0 to 255 before the first layer: (x − mean) / deviation. */
export interface FixedNormalisation {
  readonly mean: number;
  readonly deviation: number;
}

const operations = { ...layers, ...elements };

/** Deeper than any face network (MobileFaceNet has about 150), and well within the call stack. */
const maxDepth = 800;

/**
 * Converts a TensorFlow Lite network that computes embeddings. Its batch size, which such files fix, becomes
 * any number. Input `image`: [batch, 3, side, side], RGB 0 to 255 or, without `normalisation`, as the file
 * expects it; output `embedding`: [batch, n].
 * @throws Error with the unsupported operation and its place in the file, or another reason.
 */
export function tfliteNet(
  model: TfliteModel,
  name: string,
  normalisation: FixedNormalisation | null,
): TfliteNet {
  return new GraphConversion(model, name).run(normalisation);
}

class GraphConversion implements Conversion {
  readonly graph: GraphBuilder;
  readonly #model: TfliteModel;
  /** The operation that computes each tensor. */
  readonly #producers: ReadonlyMap<number, TfliteOperation>;
  readonly #values = new Map<number, Value | undefined>();
  #depth = 0;

  constructor(model: TfliteModel, name: string) {
    this.graph = new GraphBuilder(name);
    this.#model = model;
    this.#producers = new Map(
      model.operations.flatMap((operation) =>
        operation.outputs.map((tensor) => [tensor, operation] as const),
      ),
    );
  }

  run(normalisation: FixedNormalisation | null): TfliteNet {
    const { inputs, outputs, tensors } = this.#model;
    const [input = -1] = inputs;
    const [, height = 0, width = 0, channels = 0] = tensors[input]?.shape ?? [];
    if (inputs.length !== 1 || height !== width || height === 0 || channels !== 3) {
      throw new Error('it must have one input, a square picture with three channels');
    }
    const image = this.graph.input('image', ['batch', 3, height, width]);
    const { shape } = tensors[input]!;
    const fed = normalisation === null ? image : this.#normalise(image, normalisation);
    this.#values.set(input, { kind: 'result', name: fed, shape });
    const output = outputs.find((tensor) => tensors[tensor]?.shape.length === 2) ?? -1;
    const result = output < 0 ? null : this.#valueOf(output);
    if (result?.kind !== 'result') throw new Error('it has no output that could be an embedding');
    this.graph.add('Identity', 'embedding', [result.name]);
    const dimension = result.shape[1]!;
    this.graph.output('embedding', ['batch', dimension]);
    return { graph: withMergedConvolutions(this.graph.finish()), sidePx: height, dimension };
  }

  value(operation: TfliteOperation, input: number): Value {
    const tensor = operation.inputs[input] ?? -1;
    if (tensor < 0) throw operationError(operation, `it has no input ${input}`);
    return this.#valueOf(tensor);
  }

  computed(operation: TfliteOperation, input: number): Result {
    const value = this.value(operation, input);
    if (value.kind === 'result') return value;
    throw operationError(operation, `its input ${input} is constant`);
  }

  constant(operation: TfliteOperation, input: number): Extract<Value, { kind: 'constant' }> {
    const value = this.value(operation, input);
    if (value.kind === 'constant') return value;
    throw operationError(operation, `its input ${input} is not constant`);
  }

  outputShape(operation: TfliteOperation): readonly number[] {
    return this.#model.tensors[operation.outputs[0] ?? -1]?.shape ?? [];
  }

  nameFor({ op, index }: TfliteOperation, what?: string): string {
    return `${op}-${index}${what === undefined ? '' : `/${what}`}`;
  }

  #normalise(image: string, { mean, deviation }: FixedNormalisation): string {
    const { graph } = this;
    const shifted = graph.add('Sub', 'image/shifted', [
      image,
      graph.constant('image/mean', [], Float32Array.of(mean)),
    ]);
    return graph.add('Mul', 'image/scaled', [
      shifted,
      graph.constant('image/scale', [], Float32Array.of(1 / deviation)),
    ]);
  }

  #valueOf(tensor: number): Value {
    const known = this.#values.get(tensor);
    if (known !== undefined) return known;
    const { name, shape, read } = this.#model.tensors[tensor]!;
    if (read !== null) {
      const constant: Value = { kind: 'constant', shape, data: read() };
      this.#values.set(tensor, constant);
      return constant;
    }
    const operation = this.#producers.get(tensor);
    if (operation === undefined) throw new Error(`nothing computes the tensor ${name}`);
    if (this.#values.has(tensor)) throw operationError(operation, 'the graph has a cycle here');
    if (++this.#depth > maxDepth) throw operationError(operation, 'it is nested too deeply');
    this.#values.set(tensor, undefined);
    const value = this.#convert(operation, tensor);
    this.#values.set(tensor, value);
    this.#depth -= 1;
    return value;
  }

  #convert(operation: TfliteOperation, tensor: number): Value {
    const { shape, type } = this.#model.tensors[tensor]!;
    if (tensor !== operation.outputs[0]) {
      throw operationError(operation, 'only its first output is supported');
    }
    // Weights that are stored with 16 bits.
    if (operation.op === 'DEQUANTIZE') {
      return { ...this.constant(operation, 0), shape };
    }
    if (type !== 'float32') {
      throw operationError(
        operation,
        `its result is ${type}; only networks that compute with float32 are supported`,
      );
    }
    if (shape.length !== 2 && shape.length !== 4) {
      throw operationError(
        operation,
        `its result has ${shape.length} dimensions instead of 2 or 4`,
      );
    }
    return { kind: 'result', shape, name: this.#add(operation) };
  }

  #add(operation: TfliteOperation): string {
    const { op } = operation;
    const convert = Object.hasOwn(operations, op) ? operations[op] : undefined;
    if (convert === undefined) throw operationError(operation, 'this operation is not supported');
    const producerOf = (tensor: number): TfliteOperation | undefined => this.#producers.get(tensor);
    const prelu = op === 'ADD' ? writtenOutPrelu(operation, this.#model.tensors, producerOf) : null;
    if (prelu === null) return convert(operation, this);
    const input = this.#valueOf(prelu.input);
    if (input.kind !== 'result') throw operationError(operation, 'its input is constant');
    const result = preluOf(operation, this, input, prelu.slopes);
    return activated(operation, this, result, 0);
  }
}
