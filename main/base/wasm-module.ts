/*
 * Writes WebAssembly modules, for loops that need 128-bit SIMD, as V8 does not vectorise JavaScript. Section and
 * instruction codes are from the WebAssembly core specification 2.0, chapter 5.
 */

/** Bytes of instructions. */
export type Code = readonly number[];

/** The part of `WebAssembly.Memory` used here. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** @throws RangeError if memory runs out. */
  grow(pages: number): number;
}

type Exports = Readonly<Record<string, (...values: readonly number[]) => void>>;

/** TypeScript declares WebAssembly only in the DOM library. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Memory: new (limits: { initial: number; maximum: number }) => WasmMemory;
    Module: new (bytes: Uint8Array) => object;
    Instance: new (
      module: object,
      imports: { host: { memory: WasmMemory } },
    ) => { exports: Exports };
  };
};

export const pageBytes = 65_536;
/** WebAssembly's limit of 4 GB. */
export const maxPages = 65_536;

/** Allocates zero-filled memory of at least `bytes`. */
export function makeMemory(bytes: number): WasmMemory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes), maximum: maxPages });
}

const types = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

/** A function without a result. */
export interface WasmFunction {
  readonly name: string;
  /** Types of the parameters, which are the first locals. */
  readonly parameters: readonly (keyof typeof types)[];
  /** Types of the further locals. */
  readonly locals: readonly (keyof typeof types)[];
  readonly body: Code;
}

/** Compiles functions that share an imported memory. */
export function compile(functions: readonly WasmFunction[]): object {
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const bytes = [
    ...header,
    ...section(1, listOf(functions.map(({ parameters }) => typeOf(parameters)))),
    // Imports: a memory without a maximum.
    ...section(2, listOf([[...named('host'), ...named('memory'), 2, 0, 1]])),
    ...section(3, listOf(functions.map((_, index) => unsigned(index)))),
    ...section(7, listOf(functions.map(({ name }, index) => [...named(name), 0, index]))),
    ...section(10, listOf(functions.map(codeOf))),
  ];
  return new WebAssembly.Module(Uint8Array.from(bytes));
}

/** An instance of a module in a memory: its functions by name. */
export function instantiate(module: object, memory: WasmMemory): Exports {
  return new WebAssembly.Instance(module, { host: { memory } }).exports;
}

/** The type of a function without a result. */
function typeOf(parameters: WasmFunction['parameters']): Code {
  return [0x60, ...listOf(parameters.map((type) => [types[type]])), 0];
}

function codeOf({ locals, body }: WasmFunction): Code {
  const code = [...listOf(locals.map((type) => [1, types[type]])), ...body, 0x0b];
  return [...unsigned(code.length), ...code];
}

const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
const listOf = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const named = (name: string): Code => listOf([...new TextEncoder().encode(name)].map((b) => [b]));

/** LEB128: seven bits per byte, least significant first. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128 of a non-negative value: bit 6 of the last byte must be clear. */
function signed(value: number): Code {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const tee = (local: number): Code => [0x22, local];
/** A constant i32, at least 0. */
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const addInt: Code = [0x6a];
/** A SIMD instruction by its number. */
export const simd = (number: number): Code => [0xfd, ...unsigned(number)];
/** `v128.load` and the other loads and stores of vectors; they need no alignment. */
export const vectorAt = (number: number, offset = 0): Code => [
  ...simd(number),
  0,
  ...unsigned(offset),
];

/** Repeats a body while, after it, the local `at` is below `end` (unsigned). */
export function repeatWhileBelow(at: number, end: number, body: Code): Code {
  return [0x03, 0x40, ...body, ...get(at), ...get(end), 0x49, 0x0d, 0, 0x0b];
}

/* Instructions for vectors of four floats. */

export const splatFloat = simd(0x13);
export const addFloats = simd(0xe4);
export const subtractFloats = simd(0xe5);
export const multiplyFloats = simd(0xe6);
/** Converts four signed integers. */
export const toFloats = simd(0xfa);
/** The lower or the upper four of eight unsigned shorts, as integers. */
export const extendLowShorts = simd(0xa9);
export const extendHighShorts = simd(0xaa);
/** The lower eight of sixteen unsigned bytes, as shorts. */
export const extendLowBytes = simd(0x89);
/** Two vectors of shorts as bytes, limited to 0 to 255. */
export const narrowShorts = simd(0x66);
/** Sixteen numbers of bytes follow, of the first vector (from 0) or of the second (from 16). */
export const shuffle = simd(0x0d);

/** For `vectorAt`. */
export const loadVector = 0x00;
/** For `vectorAt`: eight bytes as 16-bit integers. */
export const loadBytes = 0x02;
/** For `vectorAt`. */
export const storeVector = 0x0b;
export const vectorBytes = 16;

/** Loads the vector at the address in a local. */
export function loadFrom(local: number, offset = 0): Code {
  return [...get(local), ...vectorAt(loadVector, offset)];
}

/** Adds bytes to the address in a local. */
export function advance(local: number, bytes: number): Code {
  return [...get(local), ...constant(bytes), ...addInt, ...set(local)];
}

/** A constant in all four lanes. */
export function floats(value: number): Code {
  return [0x43, ...new Uint8Array(Float32Array.of(value).buffer), ...splatFloat];
}

/** Multiplies four floats by a constant. */
export function times(factor: number): Code {
  return [...floats(factor), ...multiplyFloats];
}
