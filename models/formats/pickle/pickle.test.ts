import { expect, test } from 'vitest';
import { unpickle } from './pickle.js';

function pickle(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );
}

/** NumPy's pickle of a 2 × 2 float32 array. */
function array(columnMajor: boolean, bytes: number[]): string {
  const numbers = Buffer.from(bytes).toString('latin1');
  return [
    'cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R',
    '(K\x01(K\x02K\x02tcnumpy\ndtype\nU\x02f4K\x00K\x01\x87R(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb',
    `${columnMajor ? '\x88' : '\x89'}U${String.fromCharCode(bytes.length)}${numbers}tb`,
  ].join('');
}

const oneToFour = [...Buffer.from(Float32Array.of(1, 2, 3, 4).buffer)];

test('reads a dictionary of arrays', () => {
  const value = unpickle(pickle(`\x80\x02}U\x01a${array(false, oneToFour)}s.`));
  expect(value).toEqual(new Map([['a', { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }]]));
});

test('converts a column-major array to row-major order', () => {
  const value = unpickle(pickle(`\x80\x02}U\x01a${array(true, oneToFour)}s.`));
  expect(value).toEqual(new Map([['a', { shape: [2, 2], data: Float32Array.of(1, 3, 2, 4) }]]));
});

test.each([
  ['cos\nsystem\nU\x02ls\x85R.', "Python's os.system, which is not allowed"],
  ['c__builtin__\neval\n(tR.', "Python's __builtin__.eval, which is not allowed"],
  ['cnumpy\nndarray\n)R.', 'calls a function that is not allowed'],
  ['i', 'the unsupported instruction 0x69'],
  ['h\x07.', 'undefined memo entry'],
  ['t.', 'empty stack'],
  ['U\xffabc', 'truncated'],
  ['}U\x01a', 'truncated'],
  [`}U\x01a${array(false, [1, 2, 3])}s.`, '3 bytes do not match an array of shape [2, 2]'],
])('%j is refused without calling anything', (text, why) => {
  expect(() => unpickle(pickle('\x80\x02', text))).toThrow(why);
});

test('refuses a file without an end', () => {
  expect(() => unpickle(pickle('N'.repeat(200_000)))).toThrow('more content than layer weights');
});
