import {
  addFloats,
  addInt,
  advance,
  compile,
  get,
  instantiate,
  loadFrom,
  multiplyFloats,
  repeatWhileBelow,
  set,
  simd,
  storeVector,
  subtractFloats,
  times,
  vectorAt,
  vectorBytes,
  type Code,
  type WasmFunction,
  type WasmMemory,
} from '../../base/wasm-module.js';

/*
 * The inner loops of finding corners (corner-strengths.ts), in WebAssembly with 128-bit SIMD. Pictures are float32. All
 * offsets, strides and planes are in bytes.
 */

/** The functions for pictures in a memory. */
export interface CornerKernel {
  /**
   * Writes the products of the gradients (Sobel) of a row's pixels: across by across, across by down, down by down.
   * @param above the pixel on the upper left of the first one.
   * @param plane from one kind of product to the next.
   */
  readonly products: (
    above: number,
    stride: number,
    out: number,
    outEnd: number,
    plane: number,
  ) => void;
  /** Adds three rows. */
  readonly addRows: (
    first: number,
    second: number,
    third: number,
    out: number,
    outEnd: number,
  ) => void;
  /**
   * Adds up three neighbours of each of the three kinds of products, and writes the smaller eigenvalue of the matrix of
   * the sums.
   * @param sums of the pixel on the left of the first one.
   */
  readonly eigenvalues: (sums: number, plane: number, out: number, outEnd: number) => void;
}

let module: object | undefined;

export function cornerKernel(memory: WasmMemory): CornerKernel {
  module ??= compile([products(), addRows(), eigenvalues()]);
  return instantiate(module, memory) as unknown as CornerKernel;
}

const squareRoot = simd(0xe3);
/** OpenCV's scale for bytes, Sobel's weights and blocks of 3 × 3, so that strengths compare with its own. */
const scale = 1 / (255 * 4 * 3);

function products(): WasmFunction {
  const [above, stride, out, outEnd, plane, middle, below, x, y, to] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ];
  const difference = (from: number, shift: number, into: number, intoShift: number): Code => [
    ...[...loadFrom(into, intoShift), ...loadFrom(from, shift), ...subtractFloats],
  ];
  const store = (one: number, other: number): Code => [
    ...[...get(to), ...get(one), ...get(other), ...multiplyFloats, ...vectorAt(storeVector)],
    ...[...get(to), ...get(plane), ...addInt, ...set(to)],
  ];
  return {
    name: 'products',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'i32', 'v128', 'v128', 'i32'],
    body: [
      ...[...get(above), ...get(stride), ...addInt, ...set(middle)],
      ...[...get(middle), ...get(stride), ...addInt, ...set(below)],
      ...repeatWhileBelow(out, outEnd, [
        ...[...difference(middle, 0, middle, 8), ...times(2)],
        ...[...difference(above, 0, above, 8), ...addFloats],
        ...[...difference(below, 0, below, 8), ...addFloats, ...times(scale), ...set(x)],
        ...[...difference(above, 4, below, 4), ...times(2)],
        ...[...difference(above, 0, below, 0), ...addFloats],
        ...[...difference(above, 8, below, 8), ...addFloats, ...times(scale), ...set(y)],
        ...[...get(out), ...set(to), ...store(x, x), ...store(x, y), ...store(y, y)],
        ...[above, middle, below, out].flatMap((local) => advance(local, vectorBytes)),
      ]),
    ],
  };
}

function addRows(): WasmFunction {
  const [first, second, third, out, outEnd] = [0, 1, 2, 3, 4];
  return {
    name: 'addRows',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32'],
    locals: [],
    body: repeatWhileBelow(out, outEnd, [
      ...[...get(out), ...loadFrom(first), ...loadFrom(second), ...addFloats],
      ...[...loadFrom(third), ...addFloats, ...vectorAt(storeVector)],
      ...[first, second, third, out].flatMap((local) => advance(local, vectorBytes)),
    ]),
  };
}

function eigenvalues(): WasmFunction {
  const [sums, plane, out, outEnd, kind, xx, xy, yy, difference] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const add = (into: number): Code => [
    ...[...loadFrom(kind), ...loadFrom(kind, 4), ...addFloats, ...loadFrom(kind, 8), ...addFloats],
    ...[...set(into), ...get(kind), ...get(plane), ...addInt, ...set(kind)],
  ];
  const square = (local: number): Code => [...get(local), ...get(local), ...multiplyFloats];
  return {
    name: 'eigenvalues',
    parameters: ['i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'v128', 'v128', 'v128', 'v128'],
    body: repeatWhileBelow(out, outEnd, [
      ...[...get(sums), ...set(kind), ...add(xx), ...add(xy), ...add(yy)],
      ...[...get(xx), ...get(yy), ...subtractFloats, ...set(difference)],
      ...[...get(out), ...get(xx), ...get(yy), ...addFloats],
      ...[...square(difference), ...square(xy), ...times(4), ...addFloats, ...squareRoot],
      ...[...subtractFloats, ...times(0.5), ...vectorAt(storeVector)],
      ...[sums, out].flatMap((local) => advance(local, vectorBytes)),
    ]),
  };
}
