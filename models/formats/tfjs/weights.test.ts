import { describe, expect, test } from 'vitest';
import { floatWeight, readWeights, toOihw, type WeightEntry } from './weights.js';

/*
 * Expected values are computed by hand or written with typed arrays. parity.test.ts compares real files with
 * TensorFlow.js.
 */

function read(weights: WeightEntry[], bytes: Uint8Array): (number[] | undefined)[] {
  const read = readWeights([{ weights }], bytes);
  return weights.map(({ name }) => {
    const data = read.get(name)?.data;
    return data === undefined ? undefined : Array.from(data, Number);
  });
}

describe('values', () => {
  test('uint8 becomes q · scale + min, even if min is not a multiple of scale', () => {
    const quantization = { dtype: 'uint8', scale: 0.5, min: -1.2 };
    expect(
      read([{ name: 'a', shape: [3], dtype: 'float32', quantization }], Uint8Array.of(0, 1, 255)),
    ).toEqual([[-1.2, -0.7, 126.3].map(Math.fround)]);
  });

  test('uint16 is little-endian', () => {
    const quantization = { dtype: 'uint16', scale: 2, min: 1 };
    expect(
      read(
        [{ name: 'a', shape: [2], dtype: 'float32', quantization }],
        Uint8Array.of(0x02, 0x01, 0xff, 0xff),
      ),
    ).toEqual([[0x0102 * 2 + 1, 0xffff * 2 + 1]]);
  });

  test('float16 needs no scale, and −0 becomes 0', () => {
    const quantization = { dtype: 'float16' };
    const halves = Uint16Array.of(0x3c00, 0xc500, 0x0001, 0x7bff, 0xfc00, 0x8000);
    expect(
      read(
        [{ name: 'a', shape: [6], dtype: 'float32', quantization }],
        new Uint8Array(halves.buffer),
      ),
    ).toEqual([[1, -5, 2 ** -24, 65504, -Infinity, 0]]);
  });

  test('int32 is read directly, or rounded if quantised', () => {
    const quantization = { dtype: 'uint8', scale: 0.4, min: -1 };
    const plain = new Uint8Array(Int32Array.of(-7, 2 ** 31 - 1).buffer);
    expect(
      read(
        [
          { name: 'a', shape: [2], dtype: 'int32' },
          { name: 'b', shape: [2], dtype: 'int32', quantization },
        ],
        Uint8Array.of(...plain, 0, 9),
      ),
    ).toEqual([
      [-7, 2 ** 31 - 1],
      [-1, 3],
    ]);
  });

  test('float32 may start at an odd byte, after a one-byte weight and across groups', () => {
    const floats = new Uint8Array(Float32Array.of(1.5, -0.25).buffer);
    const quantization = { dtype: 'uint8', scale: 1, min: 0 };
    const weights = readWeights(
      [
        { weights: [{ name: 'a', shape: [], dtype: 'float32', quantization }] },
        { weights: [{ name: 'b', shape: [2, 1], dtype: 'float32' }] },
      ],
      // A view with an offset into its buffer, like Node's pooled buffers.
      Uint8Array.of(99, 7, ...floats).subarray(1),
    );
    expect(weights.get('a')).toEqual({ shape: [], data: Float32Array.of(7) });
    expect(weights.get('b')).toEqual({ shape: [2, 1], data: Float32Array.of(1.5, -0.25) });
  });
});

describe('invalid weights are named', () => {
  const scaled = { scale: 1, min: 0 };
  test.each<[string, Partial<WeightEntry>, RegExp]>([
    ['an unsupported type', { dtype: 'bool' }, /w1 has the unsupported type bool/],
    [
      'an unsupported quantisation',
      { quantization: { dtype: 'int32', ...scaled } },
      /w1 is float32 stored as int32/,
    ],
    [
      'float16 for integers',
      { dtype: 'int32', quantization: { dtype: 'float16' } },
      /w1 is int32 stored as float16/,
    ],
    [
      'no scale and min',
      { quantization: { dtype: 'uint8' } },
      /w1 is stored as uint8 but has no scale and min/,
    ],
  ])('%s', (_what, entry, message) => {
    const weight = { name: 'w1', shape: [2], dtype: 'float32', ...entry };
    expect(() => read([weight], new Uint8Array(8))).toThrow(message);
  });

  test('too few bytes, too many bytes, and a duplicate name', () => {
    const weight = { name: 'w1', shape: [2], dtype: 'float32' };
    expect(() => read([weight], new Uint8Array(7))).toThrow(/end inside w1, after 7 bytes/);
    expect(() => read([weight], new Uint8Array(9))).toThrow(/last weight is followed by 1 byte$/);
    expect(() => read([weight, weight], new Uint8Array(16))).toThrow(/w1 occurs twice/);
  });

  test('a missing weight, and one of another type', () => {
    const weights = readWeights(
      [{ weights: [{ name: 'w1', shape: [1], dtype: 'int32' }] }],
      new Uint8Array(4),
    );
    expect(() => floatWeight(weights, 'w1')).toThrow(/w1 is not float32/);
    expect(() => floatWeight(weights, 'w2')).toThrow(/w2 is missing/);
  });
});

describe('kernels from HWIO to OIHW', () => {
  // height 1, width 2, two inputs, three outputs: the value at [0][x][i][o] is 100x + 10i + o.
  const data = Float32Array.of(0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112);
  const kernel = { shape: [1, 2, 2, 3], data };

  test('of a full convolution', () => {
    expect(toOihw(kernel)).toEqual({
      shape: [3, 2, 1, 2],
      data: Float32Array.of(0, 100, 10, 110, 1, 101, 11, 111, 2, 102, 12, 112),
    });
  });

  test('of a depthwise convolution: one kernel per output, outputs by input channel', () => {
    expect(toOihw(kernel, true)).toEqual({
      shape: [6, 1, 1, 2],
      data: Float32Array.of(0, 100, 1, 101, 2, 102, 10, 110, 11, 111, 12, 112),
    });
  });
});
