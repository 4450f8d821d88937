import {
  addInt,
  compile,
  constant,
  get,
  instantiate,
  repeatWhileBelow,
  set,
  simd,
  vectorAt,
  type Code,
  type WasmMemory,
} from '../base/wasm-module.js';

/*
 * The inner loop of the search, in WebAssembly with 128-bit SIMD. It multiplies a probe of 16-bit integers by vectors
 * of 8-bit integers: they are a quarter of the bytes of float32 values, and a large gallery does not fit in the
 * processor's caches. The module has a few hundred bytes that depend on the dimension, so it is generated at run
 * time.
 */

/**
 * Writes the dot products (int32) of consecutive vectors (int8) and a probe (int16). Offsets are in bytes; `end` is
 * the end of the last vector and must be greater than `start`.
 */
export type DotProducts = (probe: number, start: number, end: number, out: number) => void;

/** The kernel processes this many values at a time; vectors are padded with zeros to a multiple of it. */
export const kernelLanes = 16;

/** Largest absolute value of a vector. */
export const maxCode = 127;

/** Largest absolute value of a probe, so that the sums fit in 32 bits. */
export function maxProbeCode(dimension: number): number {
  return Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (maxCode * dimension)));
}

const modules = new Map<number, object>();

/**
 * Creates the kernel for vectors of a dimension, a multiple of `kernelLanes`, stored in `memory`.
 * @throws RangeError for any other dimension.
 */
export function makeKernel(dimension: number, memory: WasmMemory): DotProducts {
  if (dimension <= 0 || dimension % kernelLanes !== 0) {
    throw new RangeError(`vectors of ${dimension} values are not a multiple of ${kernelLanes}`);
  }
  let module = modules.get(dimension);
  if (module === undefined) {
    module = compile([
      {
        name: 'dotProducts',
        parameters: ['i32', 'i32', 'i32', 'i32'],
        locals: ['v128', 'v128'],
        body: loopOver(dimension),
      },
    ]);
    modules.set(dimension, module);
  }
  return instantiate(module, memory)['dotProducts'] as DotProducts;
}

/** Parameters and local variables of the function, by number. */
const [probe, start, end, out, sums] = [0, 1, 2, 3, 4];
const sumCount = 2;

const loadVector = 0x00;
/** Loads eight signed bytes as 16-bit integers. */
const loadBytes = 0x01;
/** Multiplies 16-bit integers and adds neighbouring products. */
const dot = simd(0xba);
const addVector = simd(0xae);
const laneOf = (lane: number): Code => [...simd(0x1b), lane];
const storeInt: Code = [0x36, 2, 0];

/** The function's instructions: a loop over vectors with two sums of four values each, unrolled. */
function loopOver(dimension: number): Code {
  const body: number[] = [];
  for (let step = 0; step < dimension / 8; step++) {
    const sum = sums + (step % sumCount);
    // The first term of each sum overwrites the previous vector's sum.
    const first = step < sumCount;
    if (!first) body.push(...get(sum));
    body.push(...get(start), ...vectorAt(loadBytes, step * 8));
    body.push(...get(probe), ...vectorAt(loadVector, step * 16), ...dot);
    if (!first) body.push(...addVector);
    body.push(...set(sum));
  }
  body.push(...get(sums), ...get(sums + 1), ...addVector, ...set(sums));
  body.push(...get(out));
  for (const lane of [0, 1, 2, 3]) {
    body.push(...get(sums), ...laneOf(lane));
    if (lane > 0) body.push(...addInt);
  }
  body.push(...storeInt);
  body.push(...get(out), ...constant(4), ...addInt, ...set(out));
  body.push(...get(start), ...constant(dimension), ...addInt, ...set(start));
  return repeatWhileBelow(start, end, body);
}
