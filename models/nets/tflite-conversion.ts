import type { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { TfliteOperation } from '../formats/tflite/tflite.js';
import { addPrelu } from './prelu.js';

/** A value during the conversion from TensorFlow Lite to ONNX. */
export type Value =
  | { readonly kind: 'constant'; readonly shape: readonly number[]; readonly data: Float32Array }
  /**
   * A result in the graph. The shape is that of the file: feature maps have four dimensions and are NCHW
   * here, NHWC there; vectors have two.
   */
  | { readonly kind: 'result'; readonly shape: readonly number[]; readonly name: string };

export type Result = Extract<Value, { kind: 'result' }>;

/** What the conversion of an operation needs from the conversion of the graph. */
export interface Conversion {
  readonly graph: GraphBuilder;
  /** An input that is computed. @throws Error if it is missing or constant. */
  computed(operation: TfliteOperation, input: number): Result;
  /** An input that is constant. @throws Error if it is missing or computed. */
  constant(operation: TfliteOperation, input: number): Extract<Value, { kind: 'constant' }>;
  /** An input of either kind. @throws Error if it is missing. */
  value(operation: TfliteOperation, input: number): Value;
  /** The shape of an operation's first output. */
  outputShape(operation: TfliteOperation): readonly number[];
  /** A name for something of an operation, unique in the graph. */
  nameFor(operation: TfliteOperation, what?: string): string;
}

/** Converts an operation and returns the name of its result. @throws Error as made by `operationError`. */
export type Convert = (operation: TfliteOperation, conversion: Conversion) => string;

/** Conversions by name of the operation. */
export type Operations = Readonly<Record<string, Convert>>;

/** An error about an operation, with its place in the file. */
export function operationError({ op, index }: TfliteOperation, reason: string): Error {
  return new Error(`${op} (operation ${index}): ${reason}`);
}

/** Dimensions of a feature map in ONNX, by dimension in the file (NHWC → NCHW). */
const spatialAxes = [0, 2, 3, 1];

/** A dimension as ONNX counts it, from one of the file, which may count from the end. */
export function axisOf(axis: number, rank: number): number {
  const positive = axis < 0 ? axis + rank : axis;
  return rank === 4 ? (spatialAxes[positive] ?? positive) : positive;
}

/** Adds a constant with a single value or one per channel, as the other operand of a result. */
export function perChannel(
  operation: TfliteOperation,
  conversion: Conversion,
  data: Float32Array,
  { shape, what }: { readonly shape: readonly number[]; readonly what: string },
): string {
  const channels = shape.at(-1);
  if (data.length !== 1 && data.length !== channels) {
    throw operationError(operation, `it has ${data.length} values for ${channels ?? 0} channels`);
  }
  const name = conversion.nameFor(operation, what);
  if (data.length === 1) return conversion.graph.constant(name, [], data);
  return conversion.graph.constant(
    name,
    shape.length === 4 ? [data.length, 1, 1] : [data.length],
    data,
  );
}

/** Adds the activation that is part of another operation (`ActivationFunctionType` of the schema). */
export function activated(
  operation: TfliteOperation,
  conversion: Conversion,
  result: string,
  field: number,
): string {
  const activation = operation.options?.int8(field) ?? 0;
  const name = conversion.nameFor(operation, 'activation');
  if (activation === 0) return result;
  if (activation === 1) return conversion.graph.add('Relu', name, [result]);
  if (activation === 3) return clipped(conversion, name, result);
  throw operationError(operation, `its activation ${activation} is not supported`);
}

/** Adds RELU6: values limited to 0 to 6. */
export function clipped({ graph }: Conversion, name: string, input: string): string {
  const limits = [0, 6].map((limit) =>
    graph.constant(`${name}/limit${limit}`, [], Float32Array.of(limit)),
  );
  return graph.add('Clip', name, [input, ...limits]);
}

/** Adds a feature map as a vector, in the order of the file. */
export function flattened(
  operation: TfliteOperation,
  conversion: Conversion,
  { name, shape }: Result,
): string {
  const { graph } = conversion;
  const isOneCell = shape[1] === 1 && shape[2] === 1;
  const inOrder = isOneCell
    ? name
    : graph.add('Transpose', conversion.nameFor(operation, 'nhwc'), [name], { perm: [0, 2, 3, 1] });
  return graph.add('Flatten', conversion.nameFor(operation, 'flat'), [inOrder], { axis: 1 });
}

/** Adds PReLU with a slope per channel, or one for all. */
export function preluOf(
  operation: TfliteOperation,
  conversion: Conversion,
  { name, shape }: Result,
  slopes: Float32Array,
): string {
  const { graph } = conversion;
  const result = conversion.nameFor(operation);
  if (shape.length === 4 && slopes.length === shape[3]) {
    return addPrelu(graph, result, name, slopes);
  }
  const operand = perChannel(operation, conversion, slopes, { shape, what: 'slopes' });
  return graph.add('PRelu', result, [name, operand]);
}
