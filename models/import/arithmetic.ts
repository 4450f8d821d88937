import { evaluate, type Constant } from './constant.js';
import { nodeError, type Convert, type Operations, type Value } from './conversion.js';
import { withAffine } from './linear.js';

type BinaryOp = 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max' | 'Min';
type UnaryOp = 'Relu' | 'Sqrt' | 'Neg' | 'Rsqrt' | 'Square';

function binary(op: BinaryOp): Convert {
  return (node, conversion) => {
    const [left, right] = conversion.inputsOf(node, 2) as [Value, Value];
    if (left.kind === 'constant' && right.kind === 'constant') {
      const constant = evaluate(op, [left.constant, right.constant]);
      if (constant === null) throw nodeError(node, 'its constants have incompatible shapes');
      return { kind: 'constant', constant };
    }
    const folded =
      foldInto(op, left, right) ??
      (op === 'Add' || op === 'Mul' ? foldInto(op, right, left) : null);
    if (folded !== null) return folded;
    const isSpatial =
      (left.kind !== 'constant' && left.isSpatial) ||
      (right.kind !== 'constant' && right.isSpatial);
    const operand = (value: Value, side: string): string =>
      value.kind === 'constant'
        ? conversion.operandConstant(`${node.name}/${side}`, value.constant, isSpatial)
        : conversion.nameOf(value);
    const operands = [operand(left, 'left'), operand(right, 'right')];
    return { kind: 'result', name: conversion.graph.add(op, node.name, operands), isSpatial };
  };
}

/** Folds an operation with a constant into the layer before it; null if that is not possible. */
function foldInto(op: BinaryOp, layer: Value, other: Value): Value | null {
  if (layer.kind !== 'linear' || other.kind !== 'constant') return null;
  const { constant } = other;
  const mapped = (change: (value: number) => number): Constant => ({
    ...constant,
    data: constant.data.map(change),
  });
  const folds = {
    Add: () => withAffine(layer.linear, null, constant),
    Sub: () =>
      withAffine(
        layer.linear,
        null,
        mapped((value) => -value),
      ),
    Mul: () => withAffine(layer.linear, constant, null),
    Div: () =>
      withAffine(
        layer.linear,
        mapped((value) => 1 / value),
        null,
      ),
    Max: () => null,
    Min: () => null,
  };
  const folded = folds[op]();
  return folded === null ? null : { ...layer, linear: folded };
}

function unary(op: UnaryOp): Convert {
  return (node, conversion) => {
    const input = conversion.firstInput(node);
    if (input.kind === 'constant') {
      const constant = evaluate(op, [input.constant]);
      if (constant === null) throw nodeError(node, 'it cannot be evaluated');
      return { kind: 'constant', constant };
    }
    const { graph } = conversion;
    const { isSpatial } = input;
    const value = conversion.nameOf(input);
    const result = (name: string): Value => ({ kind: 'result', name, isSpatial });
    if (op === 'Square') return result(graph.add('Mul', node.name, [value, value]));
    if (op !== 'Rsqrt') return result(graph.add(op, node.name, [value]));
    const root = graph.add('Sqrt', `${node.name}/root`, [value]);
    return result(graph.add('Reciprocal', node.name, [root]));
  };
}

/** All values are float32, so a cast to float32 does nothing and any other is refused. */
const cast: Convert = (node, conversion) => {
  const to = node.attributes.get('DstT')?.type;
  if (to !== 1)
    throw nodeError(node, `only a cast to float32 is supported, not to type ${to ?? 0}`);
  return conversion.firstInput(node);
};

/** Element-wise operations. */
export const arithmetic: Operations = {
  Add: binary('Add'),
  AddV2: binary('Add'),
  BiasAdd: binary('Add'),
  Sub: binary('Sub'),
  Mul: binary('Mul'),
  Div: binary('Div'),
  RealDiv: binary('Div'),
  Maximum: binary('Max'),
  Minimum: binary('Min'),
  Relu: unary('Relu'),
  Sqrt: unary('Sqrt'),
  Neg: unary('Neg'),
  Rsqrt: unary('Rsqrt'),
  Square: unary('Square'),
  Cast: cast,
};
