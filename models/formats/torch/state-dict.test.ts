import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isTorch, readStateDict } from './state-dict.js';

const file = readFileSync(new URL('../../proof/fixtures/minifasnet-v2.pth', import.meta.url));

/** The file with one piece of text exchanged for another of the same length. */
function exchanged(from: string, to: string): Uint8Array {
  const text = file.toString('latin1');
  expect(text).toContain(from);
  expect(to.length).toBe(from.length);
  return Buffer.from(text.replace(from, to), 'latin1');
}

test('reads tensors by name, without the prefix of several GPUs and without counters', () => {
  expect(isTorch(file)).toBe(true);
  const weights = readStateDict(file);
  expect(weights.get('conv1.conv.weight')!.shape).toEqual([4, 3, 3, 3]);
  expect(weights.get('conv1.conv.weight')!.data).toHaveLength(108);
  expect([...weights.keys()].filter((name) => /^module|num_batches/.test(name))).toEqual([]);
  // Values from the right place of the file: variances are positive.
  expect(Math.min(...weights.get('conv_23.project.bn.running_var')!.data)).toBeGreaterThan(0);
});

describe('nothing in a file is executed, and a damaged one is refused', () => {
  test.each([
    [
      'a call of Python',
      exchanged('ctorch._utils\n_rebuild_tensor_v2\n', 'cos\nsystem'.padEnd(32, '_') + '\n'),
      /os\.system_+, which is not allowed/,
    ],
    [
      'another type',
      exchanged('ctorch\nFloatStorage\n', 'ctorch\nFloatSTORAGE\n'),
      /torch.FloatSTORAGE, which is not allowed/,
    ],
    ['a cut file', file.subarray(0, file.length - 100), /it is truncated/],
    ['a cut pickle', file.subarray(0, 3000), /it is truncated/],
    ['another file', Buffer.from('not weights at all'), /not a file of weights/],
  ])('%s', (_what, bytes, why) => {
    expect(() => readStateDict(bytes)).toThrow(why);
  });

  test('storage that is shorter than its tensors', () => {
    const bytes = Uint8Array.from(file);
    // The last storage: its length is before its values.
    const lengths = [...readStateDict(file).values()].map(({ data }) => data.length);
    expect(lengths.length).toBeGreaterThan(100);
    const at = file.length - 4 * lengths.at(-1)! - 8;
    bytes[at] = 1;
    expect(() => readStateDict(bytes)).toThrow(/does not match|truncated/);
  });
});
