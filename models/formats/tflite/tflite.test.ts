import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { floats, tfliteBytes, type TfliteToWrite } from '../../proof/tflite-writer.js';
import { isTflite, readTflite } from './tflite.js';

const small: TfliteToWrite = {
  tensors: [
    { name: 'input', shape: [1, 2, 2, 3] },
    floats('kernel', [1, 1, 1, 3], [0.5, -1, 2]),
    { name: 'map', shape: [1, 2, 2, 1] },
  ],
  operations: [
    {
      op: 'CONV_2D',
      inputs: ['input', 'kernel', ''],
      outputs: ['map'],
      options: { 0: { byte: 1 }, 1: { int: 2 } },
    },
  ],
  inputs: ['input'],
  outputs: ['map'],
};
const bytes = tfliteBytes(small);

/** Reads everything, including the values of all constants. */
function readAll(file: Uint8Array): void {
  for (const { read } of readTflite(file).tensors) read?.();
}

test('reads tensors, operations, options and values', () => {
  expect(isTflite(bytes)).toBe(true);
  const { tensors, operations, inputs, outputs } = readTflite(bytes);
  expect({ inputs, outputs }).toEqual({ inputs: [0], outputs: [2] });
  expect(tensors.map(({ name, shape, type }) => [name, shape, type])).toEqual([
    ['input', [1, 2, 2, 3], 'float32'],
    ['kernel', [1, 1, 1, 3], 'float32'],
    ['map', [1, 2, 2, 1], 'float32'],
  ]);
  expect(tensors.map(({ read }) => read?.())).toEqual([
    undefined,
    Float32Array.of(0.5, -1, 2),
    undefined,
  ]);
  const [operation] = operations;
  expect(operation).toMatchObject({ op: 'CONV_2D', index: 0, inputs: [0, 1, -1], outputs: [2] });
  const { options } = operation!;
  // The last one is left out, so it has the schema's default.
  expect([options!.int8(0), options!.int32(1), options!.int32(2, 7)]).toEqual([1, 2, 7]);
});

describe('damaged files are refused, and nothing outside of them is read', () => {
  test('truncated anywhere', () => {
    // The last bytes are padding.
    for (let length = 0; length < bytes.length - 8; length++) {
      // The bytes after the end are there, but not part of the file.
      const cut = bytes.subarray(0, length);
      expect(() => {
        readAll(cut);
      }, `${length} bytes`).toThrow(/truncated or damaged|does not start like|has the version/);
    }
  });

  test('altered in one or more bytes: read or refused with a sentence', () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const altered = bytes.slice();
        for (const [at, value] of changes) altered[at] = value;
        try {
          readAll(altered);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect((error as Error).constructor).toBe(Error);
          expect((error as Error).message).toMatch(/^(it|its|the|operation) /);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test.each<[string, Partial<TfliteToWrite>, RegExp]>([
    ['another version', { version: 4 }, /^its schema has the version 4; 3 is supported$/],
    [
      'values that do not match the shape',
      { tensors: [small.tensors[0]!, floats('kernel', [1, 1, 1, 4], [1]), small.tensors[2]!] },
      /^the tensor kernel: 4 bytes do not match the shape \[1, 1, 1, 4\]$/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => {
      readAll(tfliteBytes({ ...small, ...change }));
    }).toThrow(message);
  });

  test('another format', () => {
    expect(isTflite(Buffer.from('PK\x03\x04 not a network'))).toBe(false);
    expect(() => readTflite(Buffer.from('PK\x03\x04 not a network'))).toThrow(
      'it does not start like a TFL3 file',
    );
  });
});
