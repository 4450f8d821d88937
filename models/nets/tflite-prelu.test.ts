import { describe, expect, test } from 'vitest';
import { readTflite } from '../formats/tflite/tflite.js';
import { floats, type OperationToWrite, type TensorToWrite } from '../proof/tflite-writer.js';
import { tfliteNet } from './tflite-net.js';
import { bytesOf, run, operation, computed, onMeans } from './testing/tflite-graphs.js';

describe('PReLU', () => {
  const less = [operation('SUB', ['means', 'c'], 'x')];
  const tensors = [floats('c', [], [20]), floats('slopes', [3], [0.25, 0.5, 1])];
  const named = (...names: string[]): TensorToWrite[] => names.map((name) => computed(name, 1, 3));
  /** x is −18.5, −8.5 and 1.5. */
  const ways: [string, OperationToWrite[], number[]][] = [
    [
      'with the absolute value (twice the slope)',
      [
        operation('RELU', ['x'], 'r'),
        operation('ABS', ['x'], 'a'),
        operation('SUB', ['x', 'a'], 'd'),
        operation('MUL', ['slopes', 'd'], 'm'),
        operation('ADD', ['r', 'm'], 'embedding'),
      ],
      [-9.25, -8.5, 1.5],
    ],
    [
      'with two negations',
      [
        operation('RELU', ['x'], 'r'),
        operation('NEG', ['x'], 'a'),
        operation('RELU', ['a'], 'd'),
        operation('NEG', ['d'], 'n'),
        operation('MUL', ['slopes', 'n'], 'm'),
        operation('ADD', ['m', 'r'], 'embedding'),
      ],
      [-4.625, -4.25, 1.5],
    ],
    [
      'as Keras does (slopes negated)',
      [
        operation('RELU', ['x'], 'r'),
        operation('NEG', ['x'], 'a'),
        operation('RELU', ['a'], 'd'),
        operation('MUL', ['d', 'slopes'], 'm'),
        operation('ADD', ['r', 'm'], 'embedding'),
      ],
      [4.625, 4.25, 1.5],
    ],
    ['as one operation', [operation('PRELU', ['x', 'slopes'], 'embedding')], [-4.625, -4.25, 1.5]],
  ];

  test.each(ways)('%s', async (_, operations, expected) => {
    const graph = onMeans(
      [...less, ...operations],
      ...tensors,
      ...named('x', 'r', 'a', 'd', 'n', 'm'),
    );
    const { graph: onnx } = tfliteNet(readTflite(bytesOf(graph)), 'test', null);
    expect(onnx.nodes.map(({ op }) => op)).toEqual(['ReduceMean', 'Sub', 'PRelu', 'Identity']);
    expect(await run(graph)).toEqual(expected);
  });

  test('a sum that only looks like it stays a sum', async () => {
    const graph = onMeans(
      [
        ...less,
        operation('RELU', ['x'], 'r'),
        // Of another value than the ReLU.
        operation('ABS', ['means'], 'a'),
        operation('SUB', ['x', 'a'], 'd'),
        operation('MUL', ['slopes', 'd'], 'm'),
        operation('ADD', ['r', 'm'], 'embedding'),
      ],
      ...tensors,
      ...named('x', 'r', 'a', 'd', 'm'),
    );
    expect(await run(graph)).toEqual([-5, -10, -18.5]);
  });
});
