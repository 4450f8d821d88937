/** Values at which sizes, counts and offsets go wrong. */
const oddIntegers = [0, 1, -1, 127, 128, 255, 256, 32_767, 65_535, 2 ** 31 - 1, 2 ** 32 - 1];
/** Characters that text formats often handle wrongly. */
const oddTexts = [
  ...['-1', '0', '99999999999999999999', '1e999', 'NaN', 'null', '[]', '{}', '""', '"', ',', ';'],
  ...['\0', '\r\n', '\ufeff', '\u202e', '../', '/', '__proto__', '=1+1', '<', '>', '&', '%00'],
].map((text) => new TextEncoder().encode(text));

type Random = () => number;
type Mutation = (bytes: Buffer, random: Random, others: readonly Uint8Array[]) => Buffer;

const below = (random: Random, end: number): number => Math.floor(random() * end);
const oneOf = <Value>(random: Random, values: readonly Value[]): Value =>
  values[below(random, values.length)]!;
/** Start and length of a piece, short ones more often. */
const pieceOf = (random: Random, bytes: Uint8Array): readonly [from: number, to: number] => {
  const from = below(random, bytes.length + 1);
  const length = Math.floor(2 ** (random() * Math.log2(bytes.length - from + 1)));
  return [from, from + length];
};
const replaced = (bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

/** Ways to change bytes, after AFL's (https://lcamtuf.coredump.cx/afl/technical_details.txt, 6). */
const mutations: readonly Mutation[] = [
  function flipBit(bytes, random) {
    const at = below(random, bytes.length);
    bytes[at] = bytes[at]! ^ (1 << below(random, 8));
    return bytes;
  },
  function setByte(bytes, random) {
    bytes[below(random, bytes.length)] = below(random, 256);
    return bytes;
  },
  function setInteger(bytes, random) {
    const value = oneOf(random, oddIntegers);
    const number = Buffer.alloc(oneOf(random, [1, 2, 4, 8]));
    const width = Math.min(number.length, 6);
    if (random() < 0.5) number.writeUIntLE(modulo(value, width), 0, width);
    else number.writeUIntBE(modulo(value, width), number.length - width, width);
    const at = below(random, bytes.length);
    return replaced(bytes, at, at + number.length, number);
  },
  function remove(bytes, random) {
    const [from, to] = pieceOf(random, bytes);
    return replaced(bytes, from, to, new Uint8Array());
  },
  function repeat(bytes, random) {
    const [from, to] = pieceOf(random, bytes);
    return replaced(bytes, from, from, bytes.subarray(from, to));
  },
  function move(bytes, random) {
    const [from, to] = pieceOf(random, bytes);
    const at = below(random, bytes.length);
    return replaced(bytes, at, at + to - from, Buffer.from(bytes.subarray(from, to)));
  },
  function insertText(bytes, random) {
    const at = below(random, bytes.length + 1);
    return replaced(bytes, at, at + below(random, 3), oneOf(random, oddTexts));
  },
  function changeNumber(bytes, random) {
    const numbers = [...bytes.toString('latin1').matchAll(/\d+/g)];
    if (numbers.length === 0) return bytes;
    const { 0: digits, index } = oneOf(random, numbers);
    return replaced(bytes, index, index + digits.length, oneOf(random, oddTexts.slice(0, 6)));
  },
  function splice(bytes, random, others) {
    const other = oneOf(random, others);
    const [from, to] = pieceOf(random, bytes);
    const [start, end] = pieceOf(random, other);
    return replaced(bytes, from, to, other.subarray(start, end));
  },
  function cut(bytes, random) {
    return bytes.subarray(0, below(random, bytes.length));
  },
];

function modulo(value: number, width: number): number {
  const size = 256 ** width;
  return ((value % size) + size) % size;
}

/**
 * A copy of the bytes with one to four changes.
 * @param others files from which pieces are taken; not empty.
 */
export function mutated(
  bytes: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
): Uint8Array {
  let changed: Buffer = Buffer.from(bytes);
  const count = 1 + below(random, 4);
  for (let change = 0; change < count; change++) {
    if (changed.length === 0) changed = Buffer.of(below(random, 256));
    changed = oneOf(random, mutations)(changed, random, others);
  }
  return Uint8Array.from(changed);
}
