import {
  addFloats,
  advance,
  compile,
  extendHighShorts,
  extendLowBytes,
  extendLowShorts,
  floats,
  get,
  instantiate,
  loadBytes,
  narrowShorts,
  repeatWhileBelow,
  set,
  shuffle,
  simd,
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

/** The inner loop of converting camera frames, in WebAssembly with 128-bit SIMD: JavaScript takes ten times as long. */
export interface FrameKernel {
  /**
   * Converts a row of an I420 picture to packed RGB, eight pixels at a time. Reads up to 7 bytes, and writes up to 31,
   * beyond the row.
   * @param luma of the first pixel; so are the blue and the red chroma, of which each is for two pixels.
   * @param outEnd greater than `out`. All are offsets in bytes.
   */
  readonly toRgb: (luma: number, blue: number, red: number, out: number, outEnd: number) => void;
}

let module: object | undefined;

export function frameKernel(memory: WasmMemory): FrameKernel {
  module ??= compile([toRgb()]);
  return instantiate(module, memory) as unknown as FrameKernel;
}

const loadFourBytes = 0x5c;
const nearest = simd(0x6a);
const toInts = simd(0xf8);
const narrowInts = simd(0x85);
/** Where red, green and blue of each of eight pixels are: in bytes of [red, green] and, from 16 on, of [blue]. */
const packed = Array.from({ length: 8 }, (_, pixel) => [pixel, 8 + pixel, 16 + pixel]).flat();

function toRgb(): WasmFunction {
  const [luma, blue, red, out, outEnd, shorts, u, v, first, second, added, greens, reds] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ];
  // BT.601, limited range: see frame.ts.
  const chroma = (from: number, into: number): Code => [
    ...[...get(from), ...vectorAt(loadFourBytes), ...extendLowBytes, ...extendLowShorts],
    ...[...toFloats, ...floats(128), ...subtractFloats, ...set(into)],
  ];
  const brightness = (extend: Code, into: number): Code => [
    ...[...get(shorts), ...extend, ...toFloats, ...floats(16), ...subtractFloats],
    ...[...times(1.164383), ...set(into)],
  ];
  /** Four of the eight pixels, each chroma twice. */
  const half = (bright: number, lanes: readonly number[]): Code => [
    ...[...get(bright), ...get(added), ...get(added), ...shuffle],
    ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
    ...[...addFloats, ...nearest, ...toInts],
  ];
  const channel = (chromaPart: Code): Code => [
    ...[...chromaPart, ...set(added)],
    ...[...half(first, [0, 0, 1, 1]), ...half(second, [2, 2, 3, 3]), ...narrowInts],
  ];
  const redPart = [...get(v), ...times(1.596027)];
  const greenPart = [...get(u), ...times(-0.391762), ...get(v), ...times(-0.812968), ...addFloats];
  const bluePart = [...get(u), ...times(2.017232)];
  const pack = (bytes: readonly number[]): Code => [
    ...[...get(greens), ...get(reds), ...shuffle, ...bytes],
  ];
  return {
    name: 'toRgb',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32'],
    locals: ['v128', 'v128', 'v128', 'v128', 'v128', 'v128', 'v128', 'v128'],
    body: repeatWhileBelow(out, outEnd, [
      ...[...get(luma), ...vectorAt(loadBytes), ...set(shorts)],
      ...[...brightness(extendLowShorts, first), ...brightness(extendHighShorts, second)],
      ...[...chroma(blue, u), ...chroma(red, v)],
      ...[...channel(redPart), ...channel(greenPart), ...narrowShorts, ...set(greens)],
      ...[...channel(bluePart), ...set(reds), ...get(reds), ...get(reds), ...narrowShorts],
      ...set(reds),
      ...[...get(out), ...pack(packed.slice(0, 16)), ...vectorAt(storeVector)],
      ...[...get(out), ...pack([...packed.slice(16), 0, 0, 0, 0, 0, 0, 0, 0])],
      ...vectorAt(storeVector, vectorBytes),
      ...[...advance(luma, 8), ...advance(blue, 4), ...advance(red, 4), ...advance(out, 24)],
    ]),
  };
}
