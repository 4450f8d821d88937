import { describe, expect, test } from 'vitest';
import { floats, integers } from '../proof/tflite-writer.js';
import { run, operation, computed, embedding, onMeans } from './testing/tflite-graphs.js';

describe('elements', () => {
  test.each<[string, readonly number[], number[]]>([
    ['ADD', [1, 2, 3], [2.5, 13.5, 24.5]],
    ['SUB', [1, 2, 3], [0.5, 9.5, 18.5]],
    ['MUL', [2], [3, 23, 43]],
    ['DIV', [2], [0.75, 5.75, 10.75]],
    ['MAXIMUM', [12], [12, 12, 21.5]],
    ['MINIMUM', [12], [1.5, 11.5, 12]],
  ])('%s with constants', async (op, values, expected) => {
    const constant = floats('c', [values.length], values);
    expect(await run(onMeans([operation(op, ['means', 'c'], 'embedding')], constant))).toEqual(
      expected,
    );
  });

  test('a constant may be the first operand', async () => {
    const graph = onMeans([operation('SUB', ['c', 'means'], 'embedding')], floats('c', [1], [20]));
    expect(await run(graph)).toEqual([18.5, 8.5, -1.5]);
  });

  test.each<[string, number[]]>([
    ['RELU', [0, 0, 1.5]],
    ['RELU6', [0, 0, 1.5]],
    ['ABS', [18.5, 8.5, 1.5]],
    ['NEG', [18.5, 8.5, -1.5]],
    ['SQUARE', [342.25, 72.25, 2.25]],
    ['LOGISTIC', [0, 0.0002, 0.8176]],
    ['L2_NORMALIZATION', [-0.9062, -0.4164, 0.0735]],
  ])('%s', async (op, expected) => {
    const graph = onMeans(
      [operation('SUB', ['means', 'c'], 'less'), operation(op, ['less'], 'embedding')],
      floats('c', [], [20]),
      computed('less', 1, 3),
    );
    expect(await run(graph)).toEqual(expected);
  });

  test('a length written out: square, sum, root', async () => {
    const graph = onMeans(
      [
        operation('SQUARE', ['means'], 'squares'),
        operation('SUM', ['squares', 'last'], 'sum'),
        operation('RSQRT', ['sum'], 'inverse'),
        operation('MUL', ['means', 'inverse'], 'embedding'),
      ],
      integers('last', [-1]),
      computed('squares', 1, 3),
      computed('sum', 1, 1),
      computed('inverse', 1, 1),
    );
    expect(await run(graph)).toEqual([0.0614, 0.4708, 0.8801]);
  });

  test('channels are concatenated', async () => {
    const graph = {
      tensors: [
        integers('axes', [1, 2]),
        computed('both', 1, 2, 2, 6),
        embedding(6),
        computed('negative', 1, 2, 2, 3),
      ],
      operations: [
        operation('NEG', ['input'], 'negative'),
        operation('CONCATENATION', ['input', 'negative'], 'both', { 0: { int: 3 } }),
        operation('MEAN', ['both', 'axes'], 'embedding'),
      ],
    };
    expect(await run(graph)).toEqual([1.5, 11.5, 21.5, -1.5, -11.5, -21.5]);
  });

  test('padding adds zeros', async () => {
    const graph = {
      tensors: [
        { ...integers('pads', [0, 0, 1, 0, 0, 1, 0, 0]), shape: [4, 2] },
        computed('padded', 1, 3, 3, 3),
        embedding(27),
      ],
      operations: [
        operation('PAD', ['input', 'pads'], 'padded'),
        operation('RESHAPE', ['padded'], 'embedding'),
      ],
    };
    const red = (await run(graph)).filter((_, at) => at % 3 === 0);
    expect(red).toEqual([0, 0, 0, 0, 1, 0, 2, 3, 0]);
  });
});
