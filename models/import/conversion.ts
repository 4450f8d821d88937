import type { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { Constant, LazyConstant } from './constant.js';
import type { AttributeValue, GraphDefNode } from '../formats/graph-def/graph-def.js';
import type { Linear } from './linear.js';

/** A value during the conversion from TensorFlow to ONNX. */
export type Value =
  | { readonly kind: 'constant'; readonly constant: Constant }
  /** A layer that is not in the graph yet, because following operations may be folded into it. */
  | { readonly kind: 'linear'; readonly linear: Linear; readonly isSpatial: boolean }
  /**
   * A result in the graph. Images and feature maps (`isSpatial`) are NCHW here and NHWC in TensorFlow; all
   * other values are vectors, [batch, n], even if TensorFlow has dimensions of 1 in between.
   */
  | { readonly kind: 'result'; readonly name: string; readonly isSpatial: boolean };

/** A value that is not constant. */
export type Computed = Exclude<Value, { kind: 'constant' }>;

/** What the conversion of an operation needs from the conversion of the graph. */
export interface Conversion {
  readonly graph: GraphBuilder;
  /** The inputs of a node. @throws Error for fewer than `min`. */
  inputsOf(node: GraphDefNode, min: number): Value[];
  /** The first input of a node. @throws Error if it has none. */
  firstInput(node: GraphDefNode): Value;
  /** An input of a node that is a Const in the file; null if it is not, or is missing. */
  constantInput(node: GraphDefNode, index: number): LazyConstant | null;
  /** The name of a value in the graph. Adds a layer on its first use. */
  nameOf(value: Value): string;
  /** Adds a constant as the other operand of a value; for a spatial value, channels come first. */
  operandConstant(name: string, constant: Constant, isSpatial: boolean): string;
}

/** Converts an operation. @throws Error as made by `nodeError`. */
export type Convert = (node: GraphDefNode, conversion: Conversion) => Value;

/** Conversions by name of the operation. */
export type Operations = Readonly<Record<string, Convert>>;

/** The tensor of a Const node. @throws Error if it has none. */
export function tensorOf(node: GraphDefNode): NonNullable<AttributeValue['tensor']> {
  const tensor = node.attributes.get('value')?.tensor;
  if (tensor === undefined) throw nodeError(node, 'it has no value');
  return tensor;
}

/** Requires an input that is not constant. @throws Error if it is missing or constant. */
export function requireComputed(node: GraphDefNode, value: Value | undefined): Computed {
  if (value === undefined || value.kind === 'constant')
    throw nodeError(node, 'its input must be a feature map or a vector');
  return value;
}

/** @throws Error unless the layout is [batch, height, width, channels]. */
export function requireNhwc(node: GraphDefNode): void {
  const layout = node.attributes.get('data_format')?.text ?? 'NHWC';
  if (layout !== 'NHWC') throw nodeError(node, `the layout ${layout} is not supported`);
}

/** An error about a node. */
export function nodeError(node: GraphDefNode, reason: string): Error {
  return new Error(`${node.op} (node ${node.name}): ${reason}`);
}
