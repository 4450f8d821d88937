import { calculated, type Constant } from './constant.js';
import { unfit, type Convert, type Operations, type Value } from './conversion.js';
import { followedBy } from './linear.js';

type TwoSided = 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max' | 'Min';
type OneSided = 'Relu' | 'Sqrt' | 'Neg' | 'Rsqrt' | 'Square';

function twoSided(op: TwoSided): Convert {
  return (node, conversion) => {
    const [left, right] = conversion.inputsOf(node, 2) as [Value, Value];
    if (left.kind === 'constant' && right.kind === 'constant') {
      const constant = calculated(op, [left.constant, right.constant]);
      if (constant === null) throw unfit(node, 'the shapes of its constants do not fit');
      return { kind: 'constant', constant };
    }
    const folded =
      foldedInto(op, left, right) ??
      (op === 'Add' || op === 'Mul' ? foldedInto(op, right, left) : null);
    if (folded !== null) return folded;
    const picture =
      (left.kind !== 'constant' && left.picture) || (right.kind !== 'constant' && right.picture);
    const operand = (value: Value, side: string): string =>
      value.kind === 'constant'
        ? conversion.constantBeside(`${node.name}/${side}`, value.constant, picture)
        : conversion.nameOf(value);
    const operands = [operand(left, 'left'), operand(right, 'right')];
    return { kind: 'result', name: conversion.graph.add(op, node.name, operands), picture };
  };
}

/** A layer followed by an operation with a constant; null where that is not what it is. */
function foldedInto(op: TwoSided, layer: Value, other: Value): Value | null {
  if (layer.kind !== 'linear' || other.kind !== 'constant') return null;
  const { constant } = other;
  const mapped = (change: (value: number) => number): Constant => ({
    ...constant,
    data: constant.data.map(change),
  });
  const folds = {
    Add: () => followedBy(layer.linear, null, constant),
    Sub: () =>
      followedBy(
        layer.linear,
        null,
        mapped((value) => -value),
      ),
    Mul: () => followedBy(layer.linear, constant, null),
    Div: () =>
      followedBy(
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

function oneSided(op: OneSided): Convert {
  return (node, conversion) => {
    const input = conversion.firstInput(node);
    if (input.kind === 'constant') {
      const constant = calculated(op, [input.constant]);
      if (constant === null) throw unfit(node, 'it cannot be worked out');
      return { kind: 'constant', constant };
    }
    const { graph } = conversion;
    const { picture } = input;
    const value = conversion.nameOf(input);
    const result = (name: string): Value => ({ kind: 'result', name, picture });
    if (op === 'Square') return result(graph.add('Mul', node.name, [value, value]));
    if (op !== 'Rsqrt') return result(graph.add(op, node.name, [value]));
    const root = graph.add('Sqrt', `${node.name}/root`, [value]);
    return result(graph.add('Reciprocal', node.name, [root]));
  };
}

/** All numbers are float32 here: nothing to do where they become that, and refused where not. */
const cast: Convert = (node, conversion) => {
  const to = node.attributes.get('DstT')?.type;
  if (to !== 1) throw unfit(node, `only a cast to float32 is supported, not to type ${to ?? 0}`);
  return conversion.firstInput(node);
};

/** Operations value by value. */
export const arithmetic: Operations = {
  Add: twoSided('Add'),
  AddV2: twoSided('Add'),
  BiasAdd: twoSided('Add'),
  Sub: twoSided('Sub'),
  Mul: twoSided('Mul'),
  Div: twoSided('Div'),
  RealDiv: twoSided('Div'),
  Maximum: twoSided('Max'),
  Minimum: twoSided('Min'),
  Relu: oneSided('Relu'),
  Sqrt: oneSided('Sqrt'),
  Neg: oneSided('Neg'),
  Rsqrt: oneSided('Rsqrt'),
  Square: oneSided('Square'),
  Cast: cast,
};
