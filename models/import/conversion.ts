import type { GraphBuilder } from '../formats/onnx/graph-builder.js';
import type { Constant, LateConstant } from './constant.js';
import type { AttributeValue, GraphDefNode } from '../formats/graph-def/graph-def.js';
import type { Linear } from './linear.js';

/** A value on its way from TensorFlow to ONNX. */
export type Value =
  | { readonly kind: 'constant'; readonly constant: Constant }
  /** A layer that is not in the graph yet, because what follows may be folded into it. */
  | { readonly kind: 'linear'; readonly linear: Linear; readonly picture: boolean }
  /**
   * A result in the graph. Pictures are NCHW there, NHWC in TensorFlow; all else is rows of numbers,
   * [batch, n], also where TensorFlow has dimensions of 1 in between.
   */
  | { readonly kind: 'result'; readonly name: string; readonly picture: boolean };

/** What is no constant. */
export type Computed = Exclude<Value, { kind: 'constant' }>;

/** What the conversion of one operation needs of the conversion of the graph. */
export interface Conversion {
  readonly graph: GraphBuilder;
  /** The values a node takes. @throws Error with fewer than `least`. */
  inputsOf(node: GraphDefNode, least: number): Value[];
  /** The value a node takes first. @throws Error where it takes none. */
  firstInput(node: GraphDefNode): Value;
  /** A node's input that is a Const in the file; null where it is something else or is not there. */
  constantInput(node: GraphDefNode, index: number): LateConstant | null;
  /** The name of a value in the graph; a layer is added when it is first used. */
  nameOf(value: Value): string;
  /** Adds a constant to stand beside a value; beside a picture it has its channels first. */
  constantBeside(name: string, constant: Constant, picture: boolean): string;
}

/** Converts one operation. @throws Error made by `unfit`. */
export type Convert = (node: GraphDefNode, conversion: Conversion) => Value;

/** By name of the operation. */
export type Operations = Readonly<Record<string, Convert>>;

/** The numbers of a Const node. @throws Error where it has none. */
export function tensorOf(node: GraphDefNode): NonNullable<AttributeValue['tensor']> {
  const tensor = node.attributes.get('value')?.tensor;
  if (tensor === undefined) throw unfit(node, 'it has no value');
  return tensor;
}

/** The input a node computes with. @throws Error where it is missing or a constant. */
export function computed(node: GraphDefNode, value: Value | undefined): Computed {
  if (value === undefined || value.kind === 'constant')
    throw unfit(node, 'its input is no picture and no row of numbers');
  return value;
}

/** @throws Error where pictures are laid out in another way than [batch, height, width, channels]. */
export function refuseOtherLayouts(node: GraphDefNode): void {
  const layout = node.attributes.get('data_format')?.text ?? 'NHWC';
  if (layout !== 'NHWC') throw unfit(node, `the layout ${layout} is not supported`);
}

/** Says of a node what is wrong with it. */
export function unfit(node: GraphDefNode, why: string): Error {
  return new Error(`${node.op} (node ${node.name}): ${why}`);
}
