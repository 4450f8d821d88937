import {
  addFloats,
  addInt,
  compile,
  constant,
  extendLowBytes,
  extendLowShorts,
  get,
  instantiate,
  loadBytes,
  loadVector,
  multiplyFloats,
  narrowShorts,
  repeatWhileBelow,
  set,
  shuffle,
  simd,
  splatFloat,
  storeVector,
  subtractFloats,
  tee,
  toFloats,
  vectorAt,
  type Code,
  type WasmFunction,
  type WasmMemory,
} from '../../base/wasm-module.js';

/*
 * The inner loops of halving and cropping pictures, in WebAssembly with 128-bit SIMD. JavaScript and OpenCV.js, which
 * has no SIMD, take two to five times as long. Pictures are packed RGB bytes. All offsets are in bytes; both functions
 * read, and `halveRows` writes, up to 32 bytes beyond the last pixel.
 */

/** The functions for pictures in a memory. */
export interface PixelKernel {
  /**
   * Halves two neighbouring rows into one by area averaging, rounded as by OpenCV.
   * @param stride from the first row to the second.
   * @param outEnd of the halved row, greater than `out`.
   */
  readonly halveRows: (rows: number, stride: number, out: number, outEnd: number) => void;
  /**
   * Samples a picture along a line by bilinear interpolation, into three float planes. No position may be outside
   * the picture, or beyond the middle of its last pixel; below that a further row is read, but has no weight.
   * @param x of the first sample, in pixels times `positionUnit`; so are y and the steps.
   * @param outEnd end of the samples of the first plane, greater than `out`.
   * @param plane bytes from one plane to the next.
   */
  readonly sampleLine: SampleLine;
  /** As `sampleLine`, rounded to whole values as by OpenCV's `resize`: with weights of eleven digits. */
  readonly stretchLine: SampleLine;
}

type SampleLine = (
  x: number,
  y: number,
  stepX: number,
  stepY: number,
  picture: number,
  stride: number,
  out: number,
  outEnd: number,
  plane: number,
) => void;

/** Positions are integers with 32 digits behind the point: exact to a millionth of a pixel over a whole line. */
export const positionUnit = 2 ** 32;

let module: object | undefined;

export function pixelKernel(memory: WasmMemory): PixelKernel {
  module ??= compile([
    halveRows(),
    lineOf('sampleLine', smooth()),
    lineOf('stretchLine', rounded()),
  ]);
  return instantiate(module, memory) as unknown as PixelKernel;
}

const storeLane = 0x5a;
const splatShort = simd(0x10);
const extendHighBytes = simd(0x8a);
const addShorts = simd(0x8e);
const shiftShorts = simd(0x8d);
const splatInt = simd(0x11);
const addInts = simd(0xae);
const multiplyInts = simd(0xb5);
const shiftInts = simd(0xac);
const multiplyInt: Code = [0x6c];

/** Halves at every byte, of which those of every other pixel are stored: 9 of 16 bytes at a time. */
function halveRows(): WasmFunction {
  const [rows, rowBytes, half, halfEnd, below, sumLow, sumHigh, bytes] = [0, 1, 2, 3, 4, 5, 6, 7];
  const body: number[] = [];
  body.push(...get(rows), ...get(rowBytes), ...addInt, ...set(below));
  // A pixel, and its neighbours to the right, below, and below on the right.
  const terms = [
    [rows, 0],
    [rows, 3],
    [below, 0],
    [below, 3],
  ] as const;
  for (const [index, [row, offset]] of terms.entries()) {
    body.push(...get(row), ...vectorAt(loadVector, offset), ...tee(bytes));
    body.push(...extendLowBytes);
    body.push(...(index === 0 ? rounding() : get(sumLow)), ...addShorts, ...set(sumLow));
    body.push(...get(bytes), ...extendHighBytes);
    body.push(...(index === 0 ? rounding() : get(sumHigh)), ...addShorts, ...set(sumHigh));
  }
  body.push(...get(half));
  for (const sum of [sumLow, sumHigh]) body.push(...get(sum), ...constant(2), ...shiftShorts);
  body.push(...narrowShorts, ...tee(bytes), ...get(bytes), ...shuffle);
  body.push(0, 1, 2, 6, 7, 8, 12, 13, 14, 0, 0, 0, 0, 0, 0, 0);
  body.push(...vectorAt(storeVector));
  body.push(...get(rows), ...constant(18), ...addInt, ...set(rows));
  body.push(...get(half), ...constant(9), ...addInt, ...set(half));
  return {
    name: 'halveRows',
    parameters: ['i32', 'i32', 'i32', 'i32'],
    locals: ['i32', 'v128', 'v128', 'v128'],
    body: repeatWhileBelow(half, halfEnd, body),
  };
}

/** Half of the divisor 4, in each lane. */
function rounding(): Code {
  return [...constant(2), ...splatShort];
}

/** Parameters and local variables of both functions that draw lines, by number. */
const [stepX, stepY, picture, stride, out, outEnd, plane] = [2, 3, 4, 5, 6, 7, 8];
const [x, y, deltaX, deltaY, at, row, upper] = [9, 10, 11, 12, 13, 14, 15];

/** A function that draws a line. @param sample a pixel's floats, with `at` at the pixel on the upper left. */
function lineOf(name: 'sampleLine' | 'stretchLine', sample: Code): WasmFunction {
  const toFixed: Code = [0xfc, 0x06]; // i64.trunc_sat_f64_s
  const start: number[] = [];
  for (const [from, to] of [
    [0, x],
    [1, y],
    [stepX, deltaX],
    [stepY, deltaY],
  ] as const) {
    start.push(...get(from), ...toFixed, ...set(to));
  }
  const body: number[] = [];
  body.push(...get(picture), ...whole(x), ...constant(3), ...multiplyInt, ...addInt);
  body.push(...whole(y), ...get(stride), ...multiplyInt, ...addInt, ...set(at));
  body.push(...sample, ...set(upper));
  for (const channel of [0, 1, 2]) {
    body.push(...get(out));
    for (let planes = 0; planes < channel; planes++) body.push(...get(plane), ...addInt);
    body.push(...get(upper), ...vectorAt(storeLane), channel);
  }
  const addLong = 0x7c;
  body.push(...get(x), ...get(deltaX), addLong, ...set(x));
  body.push(...get(y), ...get(deltaY), addLong, ...set(y));
  body.push(...get(out), ...constant(4), ...addInt, ...set(out));
  return {
    name,
    parameters: ['f64', 'f64', 'f64', 'f64', 'i32', 'i32', 'i32', 'i32', 'i32'],
    locals: ['i64', 'i64', 'i64', 'i64', 'i32', 'v128', 'v128'],
    body: [...start, ...repeatWhileBelow(out, outEnd, body)],
  };
}

const nextRow: Code = [...get(at), ...get(stride), ...addInt, ...set(at)];

/** Interpolates in float32: between the pixels of the row and of the row below, and then between both. */
function smooth(): Code {
  const between: Code = [
    ...[...pixel(0), ...toFloats, ...tee(row), ...pixel(3), ...toFloats, ...get(row)],
    ...[...subtractFloats, ...fraction(x), ...multiplyFloats, ...addFloats],
  ];
  return [
    ...[...between, ...set(upper), ...nextRow, ...between, ...get(upper), ...subtractFloats],
    ...[...fraction(y), ...multiplyFloats, ...get(upper), ...addFloats],
  ];
}

/**
 * Interpolates as OpenCV's `resize` does with bytes (`VResizeLinear`, imgproc/src/resize.cpp): the sum of a row
 * loses 4 digits, and times the row's weight 16 more; the last two are rounded.
 */
function rounded(): Code {
  const weighted = (weightY: Code): Code => [
    ...[...pixel(0), ...oneLess(weight(x)), ...splatInt, ...multiplyInts],
    ...[...pixel(3), ...weight(x), ...splatInt, ...multiplyInts, ...addInts],
    ...[...constant(4), ...shiftInts, ...weightY, ...splatInt, ...multiplyInts],
    ...[...constant(16), ...shiftInts],
  ];
  return [
    ...[...weighted(oneLess(weight(y))), ...nextRow, ...weighted(weight(y)), ...addInts],
    ...[...constant(2), ...splatInt, ...addInts, ...constant(2), ...shiftInts, ...toFloats],
  ];
}

/** The fraction of a position in 2048ths, rounded. */
function weight(position: number): Code {
  const shiftRight: Code = [0x76];
  return [
    ...[...get(position), 0xa7, ...constant(20), ...shiftRight], // i32.wrap_i64
    ...[...constant(1), ...addInt, ...constant(1), ...shiftRight],
  ];
}

/** 2048 minus a weight. */
function oneLess(value: Code): Code {
  return [...constant(2048), ...value, 0x6b];
}

/** The digits of a position before the point, as an i32. */
function whole(position: number): Code {
  return [...get(position), 0x42, 32, 0x87, 0xa7]; // i64.const 32, shr_s, i32.wrap_i64
}

/** The digits behind the point, 0 to 1, in each lane. */
function fraction(position: number): Code {
  const unit = new Uint8Array(Float32Array.of(1 / positionUnit).buffer);
  // i32.wrap_i64, f32.convert_i32_u, f32.const, f32.mul
  return [...get(position), 0xa7, 0xb3, 0x43, ...unit, 0x94, ...splatFloat];
}

/** Red, green and blue of a pixel, as integers. @param offset in bytes from `at`. */
function pixel(offset: number): Code {
  return [...get(at), ...vectorAt(loadBytes, offset), ...extendLowShorts];
}
