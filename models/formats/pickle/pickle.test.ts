import { expect, test } from 'vitest';
import { unpickle } from './pickle.js';

function pickle(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );
}

/** What NumPy writes for an array of four float32 numbers, 2 × 2. */
function array(columnMajor: boolean, bytes: number[]): string {
  const numbers = Buffer.from(bytes).toString('latin1');
  return [
    'cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R',
    '(K\x01(K\x02K\x02tcnumpy\ndtype\nU\x02f4K\x00K\x01\x87R(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb',
    `${columnMajor ? '\x88' : '\x89'}U${String.fromCharCode(bytes.length)}${numbers}tb`,
  ].join('');
}

const oneToFour = [...Buffer.from(Float32Array.of(1, 2, 3, 4).buffer)];

test('a dictionary of arrays is read', () => {
  const value = unpickle(pickle(`\x80\x02}U\x01a${array(false, oneToFour)}s.`));
  expect(value).toEqual(new Map([['a', { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }]]));
});

test('an array in the order of columns is put in the order of rows', () => {
  const value = unpickle(pickle(`\x80\x02}U\x01a${array(true, oneToFour)}s.`));
  expect(value).toEqual(new Map([['a', { shape: [2, 2], data: Float32Array.of(1, 3, 2, 4) }]]));
});

test.each([
  ['cos\nsystem\nU\x02ls\x85R.', "Python's os.system, which is refused"],
  ['c__builtin__\neval\n(tR.', "Python's __builtin__.eval, which is refused"],
  ['cnumpy\nndarray\n)R.', 'calls something'],
  ['i', 'the instruction 0x69'],
  ['h\x07.', 'recalls what it never kept'],
  ['t.', 'takes more than it has'],
  ['U\xffabc', 'cut short'],
  ['}U\x01a', 'cut short'],
  [`}U\x01a${array(false, [1, 2, 3])}s.`, '3 bytes do not fill an array of [2, 2]'],
])('%j is refused and nothing is called', (text, why) => {
  expect(() => unpickle(pickle('\x80\x02', text))).toThrow(why);
});

test('a file that never ends is refused', () => {
  expect(() => unpickle(pickle('N'.repeat(200_000)))).toThrow('more than weights do');
});
