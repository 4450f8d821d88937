import {
  addFloats,
  addInt,
  advance,
  compile,
  constant,
  extendHighShorts,
  extendLowShorts,
  get,
  instantiate,
  loadBytes,
  loadFrom,
  multiplyFloats,
  repeatWhileBelow,
  set,
  shuffle,
  simd,
  splatFloat,
  storeVector,
  subtractFloats,
  times,
  toFloats,
  vectorAt,
  vectorBytes,
  type Code,
  type WasmFunction,
  type WasmMemory,
} from '../../base/wasm-module.js';

/*
 * The inner loops of following points (Lucas–Kanade, lucas-kanade.ts), in WebAssembly with 128-bit SIMD. Pictures are
 * float32, and rows are so wide that reading up to `windowStride` values beyond a window stays inside. All offsets and
 * strides are in bytes.
 */

/** Side of the window around a point, in pixels: a value of a prototype (docs/liveness.md). */
export const windowPx = 21;
/** Values per row of a sampled window, which has a border of one pixel for the gradients: a multiple of four. */
export const windowStride = 28;

/** Weights of four neighbouring pixels: of the one on the upper left, upper right, lower left and lower right. */
type Weights = readonly [number, number, number, number];

/** The functions for pictures in a memory. */
export interface FlowKernel {
  /** Converts bytes to floats, eight at a time. @param outEnd greater than `out`. */
  readonly widen: (bytes: number, out: number, outEnd: number) => void;
  /** Blurs five rows into one with the weights 1, 4, 6, 4, 1. @param rows the first of them. */
  readonly blurRows: (rows: number, stride: number, out: number, outEnd: number) => void;
  /** Halves a row after a blur with the same weights. @param row the pixel of the first halved one. */
  readonly halveRow: (row: number, out: number, outEnd: number) => void;
  /** Samples a window with its border, by bilinear interpolation. @param at its upper left pixel. */
  readonly sample: (at: number, stride: number, out: number, ...weights: Weights) => void;
  /**
   * Writes a window's gradients (Scharr) across and down, in grey levels per pixel, zero beyond the window, and three
   * vectors whose lanes add up to the sums of their squares and their product: xx, xy, yy.
   */
  readonly gradients: (window: number, across: number, down: number, sums: number) => void;
  /**
   * Writes two vectors whose lanes add up to the sums of (picture − window) times the gradient across and down.
   * @param at the pixel of the picture where the window without its border begins.
   * @param window the sampled window without its border.
   */
  readonly mismatch: (
    at: number,
    stride: number,
    window: number,
    across: number,
    down: number,
    sums: number,
    ...weights: Weights
  ) => void;
}

let module: object | undefined;

export function flowKernel(memory: WasmMemory): FlowKernel {
  module ??= compile([widen(), blurRows(), halveRow(), sample(), gradients(), mismatch()]);
  return instantiate(module, memory) as unknown as FlowKernel;
}

const bothBits = simd(0x4e);
const strideBytes = windowStride * 4;

/** A vector constant: `v128.const`. */
const vector = (lanes: Uint32Array): Code => [...simd(0x0c), ...new Uint8Array(lanes.buffer)];

function widen(): WasmFunction {
  const [bytes, out, outEnd, shorts] = [0, 1, 2, 3];
  const half = (extend: Code, offset: number): Code => [
    ...[...get(out), ...get(shorts), ...extend, ...toFloats, ...vectorAt(storeVector, offset)],
  ];
  return {
    name: 'widen',
    parameters: ['i32', 'i32', 'i32'],
    locals: ['v128'],
    body: repeatWhileBelow(out, outEnd, [
      ...[...get(bytes), ...vectorAt(loadBytes), ...set(shorts)],
      ...[...half(extendLowShorts, 0), ...half(extendHighShorts, vectorBytes)],
      ...[...advance(bytes, 8), ...advance(out, 2 * vectorBytes)],
    ]),
  };
}

/** The sum of five vectors with the weights of the blur. */
function blurOf(vectors: readonly [Code, Code, Code, Code, Code]): Code {
  const [first, second, third, fourth, fifth] = vectors;
  return [
    ...[...first, ...fifth, ...addFloats, ...times(1 / 16)],
    ...[...second, ...fourth, ...addFloats, ...times(4 / 16), ...addFloats],
    ...[...third, ...times(6 / 16), ...addFloats],
  ];
}

function blurRows(): WasmFunction {
  const [rows, stride, out, outEnd, second, third, fourth, fifth] = [0, 1, 2, 3, 4, 5, 6, 7];
  const below = [rows, second, third, fourth, fifth] as const;
  const start = below
    .slice(1)
    .flatMap((row, index) => [...get(below[index]!), ...get(stride), ...addInt, ...set(row)]);
  const [one, two, three, four, five] = below;
  return {
    name: 'blurRows',
    parameters: ['i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'i32', 'i32', 'i32'],
    body: [
      ...start,
      ...repeatWhileBelow(out, outEnd, [
        ...get(out),
        ...blurOf([loadFrom(one), loadFrom(two), loadFrom(three), loadFrom(four), loadFrom(five)]),
        ...vectorAt(storeVector),
        ...below.flatMap((row) => advance(row, vectorBytes)),
        ...advance(out, vectorBytes),
      ]),
    ],
  };
}

/** Every other float of two vectors, from the first or the second on. */
function everyOther(from: Code, to: Code, first: 0 | 1): Code {
  const lanes = [0, 2, 4, 6].map((lane) => lane + first);
  const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte));
  return [...from, ...to, ...shuffle, ...bytes];
}

function halveRow(): WasmFunction {
  const [row, out, outEnd, start] = [0, 1, 2, 3];
  // Offsets cannot be negative, so rows are read from two pixels before.
  const at = (pixel: number): Code => loadFrom(start, (pixel + 2) * 4);
  return {
    name: 'halveRow',
    parameters: ['i32', 'i32', 'i32'],
    locals: ['i32'],
    body: [
      ...[...get(row), ...constant(8), 0x6b, ...set(start)], // i32.sub
      ...repeatWhileBelow(out, outEnd, [
        ...get(out),
        ...blurOf([
          everyOther(at(-2), at(2), 0),
          everyOther(at(-2), at(2), 1),
          everyOther(at(0), at(4), 0),
          everyOther(at(0), at(4), 1),
          everyOther(at(2), at(6), 0),
        ]),
        ...vectorAt(storeVector),
        ...advance(start, 2 * vectorBytes),
        ...advance(out, vectorBytes),
      ]),
    ],
  };
}

/** Sets vectors to the weights in parameters. */
function splatWeights(parameters: readonly number[], vectors: readonly number[]): Code {
  return vectors.flatMap((local, index) => [
    ...get(parameters[index]!),
    ...splatFloat,
    ...set(local),
  ]);
}

/** The interpolated pixels at an offset of two neighbouring rows. */
function interpolated(at: number, below: number, weights: readonly number[], offset: number): Code {
  const part = (row: number, shift: number, weight: number): Code => [
    ...[...loadFrom(row, offset + shift), ...get(weights[weight]!), ...multiplyFloats],
  ];
  return [
    ...[...part(at, 0, 0), ...part(at, 4, 1), ...addFloats],
    ...[...part(below, 0, 2), ...part(below, 4, 3), ...addFloats, ...addFloats],
  ];
}

const vectorsOf = (values: number): number[] =>
  Array.from({ length: values / 4 }, (_, index) => index * vectorBytes);

function sample(): WasmFunction {
  const [at, stride, out, weight, below, outEnd, first] = [0, 1, 2, 3, 7, 8, 9];
  const weights = [0, 1, 2, 3].map((index) => first + index);
  const row = vectorsOf(windowStride).flatMap((offset) => [
    ...get(out),
    ...interpolated(at, below, weights, offset),
    ...vectorAt(storeVector, offset),
  ]);
  return {
    name: 'sample',
    parameters: ['i32', 'i32', 'i32', 'f32', 'f32', 'f32', 'f32'],
    locals: ['i32', 'i32', 'v128', 'v128', 'v128', 'v128'],
    body: [
      ...splatWeights(
        [0, 1, 2, 3].map((index) => weight + index),
        weights,
      ),
      ...[...get(out), ...constant((windowPx + 2) * strideBytes), ...addInt, ...set(outEnd)],
      ...repeatWhileBelow(out, outEnd, [
        ...[...get(at), ...get(stride), ...addInt, ...set(below)],
        ...row,
        ...[...get(below), ...set(at), ...advance(out, strideBytes)],
      ]),
    ],
  };
}

/** The last vector of a row has one value of the window. */
const lastLanes = Uint32Array.of(0xffffffff, 0, 0, 0);
const windowVectors = vectorsOf(24);

/** The gradient by Scharr's weights 3, 10, 3, between two sides of three pixels each. */
function scharr(window: number, sides: readonly [readonly number[], readonly number[]]): Code {
  const [near, far] = sides;
  const difference = (index: number): Code => [
    ...[...loadFrom(window, far[index]), ...loadFrom(window, near[index]), ...subtractFloats],
  ];
  return [
    ...[...difference(0), ...difference(2), ...addFloats, ...times(3 / 32)],
    ...[...difference(1), ...times(10 / 32), ...addFloats],
  ];
}

function gradients(): WasmFunction {
  const [window, across, down, sums, end, x, y, xx, xy, yy] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const add = (sum: number, one: number, other: number): Code => [
    ...[...get(sum), ...get(one), ...get(other), ...multiplyFloats, ...addFloats, ...set(sum)],
  ];
  const row = windowVectors.flatMap((offset) => {
    const pixel = (right: number, below: number): number =>
      offset + right * 4 + below * strideBytes;
    const left = [pixel(0, 0), pixel(0, 1), pixel(0, 2)];
    const right = [pixel(2, 0), pixel(2, 1), pixel(2, 2)];
    const upper = [pixel(0, 0), pixel(1, 0), pixel(2, 0)];
    const lower = [pixel(0, 2), pixel(1, 2), pixel(2, 2)];
    const mask = offset === windowVectors.at(-1) ? [...vector(lastLanes), ...bothBits] : [];
    return [
      ...[...scharr(window, [left, right]), ...mask, ...set(x)],
      ...[...scharr(window, [upper, lower]), ...mask, ...set(y)],
      ...[...get(across), ...get(x), ...vectorAt(storeVector, offset)],
      ...[...get(down), ...get(y), ...vectorAt(storeVector, offset)],
      ...[...add(xx, x, x), ...add(xy, x, y), ...add(yy, y, y)],
    ];
  });
  return {
    name: 'gradients',
    parameters: ['i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'v128', 'v128', 'v128', 'v128', 'v128'],
    body: [
      ...[...get(across), ...constant(windowPx * strideBytes), ...addInt, ...set(end)],
      ...repeatWhileBelow(across, end, [
        ...row,
        ...[window, across, down].flatMap((local) => advance(local, strideBytes)),
      ]),
      ...[xx, xy, yy].flatMap((sum, index) => [
        ...[...get(sums), ...get(sum), ...vectorAt(storeVector, index * vectorBytes)],
      ]),
    ],
  };
}

function mismatch(): WasmFunction {
  const [at, stride, window, across, down, sums, weight] = [0, 1, 2, 3, 4, 5, 6];
  const [below, end, first, difference, alongX, alongY] = [10, 11, 12, 16, 17, 18];
  const weights = [0, 1, 2, 3].map((index) => first + index);
  const add = (sum: number, gradient: number, offset: number): Code => [
    ...[...get(sum), ...get(difference), ...loadFrom(gradient, offset), ...multiplyFloats],
    ...[...addFloats, ...set(sum)],
  ];
  const row = windowVectors.flatMap((offset) => [
    ...interpolated(at, below, weights, offset),
    ...[...loadFrom(window, offset), ...subtractFloats, ...set(difference)],
    ...[...add(alongX, across, offset), ...add(alongY, down, offset)],
  ]);
  return {
    name: 'mismatch',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32', 'f32', 'f32', 'f32'],
    locals: ['i32', 'i32', 'v128', 'v128', 'v128', 'v128', 'v128', 'v128', 'v128'],
    body: [
      ...splatWeights(
        [0, 1, 2, 3].map((index) => weight + index),
        weights,
      ),
      ...[...get(across), ...constant(windowPx * strideBytes), ...addInt, ...set(end)],
      ...repeatWhileBelow(across, end, [
        ...[...get(at), ...get(stride), ...addInt, ...set(below)],
        ...row,
        ...[...get(below), ...set(at)],
        ...[window, across, down].flatMap((local) => advance(local, strideBytes)),
      ]),
      ...[...get(sums), ...get(alongX), ...vectorAt(storeVector)],
      ...[...get(sums), ...get(alongY), ...vectorAt(storeVector, vectorBytes)],
    ],
  };
}
