import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isFault, type Fault } from '../../../contract/fault.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { parseCsvPairs, parseLfwPairs, readPairs, type Pair } from './pairs.js';

const lfw = [
  '2\t1',
  'Abel_Pacheco\t1\t4',
  'Abel_Pacheco\t2\tZoe_Ball\t11',
  'Akhmed_Zakayev\t12\t3',
  'Akhmed_Zakayev\t1\tRita\t1234',
].join('\n');

const lfwPairs: Pair[] = [
  {
    a: 'Abel_Pacheco/Abel_Pacheco_0001.jpg',
    b: 'Abel_Pacheco/Abel_Pacheco_0004.jpg',
    same: true,
    fold: 0,
  },
  {
    a: 'Abel_Pacheco/Abel_Pacheco_0002.jpg',
    b: 'Zoe_Ball/Zoe_Ball_0011.jpg',
    same: false,
    fold: 0,
  },
  {
    a: 'Akhmed_Zakayev/Akhmed_Zakayev_0012.jpg',
    b: 'Akhmed_Zakayev/Akhmed_Zakayev_0003.jpg',
    same: true,
    fold: 1,
  },
  { a: 'Akhmed_Zakayev/Akhmed_Zakayev_0001.jpg', b: 'Rita/Rita_1234.jpg', same: false, fold: 1 },
];

function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('expected a fault');
}

async function fileOf(text: string): Promise<string> {
  const file = join(await temporaryFolder(), 'pairs');
  await writeFile(file, text);
  return file;
}

test("parses LFW's folds of genuine and impostor pairs", () => {
  expect(parseLfwPairs(lfw, 'pairs.txt')).toEqual(lfwPairs);
});

test.each([
  ['Windows line endings', lfw.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${lfw}`],
  ['empty lines at the end', `${lfw}\n\n  \n`],
  ['spaces instead of tabs', lfw.replaceAll('\t', '  ')],
])("LFW's list with %s", (_, text) => {
  expect(parseLfwPairs(text, 'pairs.txt')).toEqual(lfwPairs);
});

test('a name between tabs may have spaces', () => {
  const [pair] = parseLfwPairs('1\nAbel Pacheco\t1\t2\nAbel Pacheco\t1\tRita\t2', 'pairs.txt');
  expect(pair?.b).toBe('Abel Pacheco/Abel Pacheco_0002.jpg');
});

test('a first line with one number means a single fold', () => {
  const pairs = parseLfwPairs('2\nA 1 2\nA 1 3\nA 1 B 1\nA 2 B 2', 'pairs.txt');
  expect(pairs.map(({ same, fold }) => [same, fold])).toEqual([
    [true, 0],
    [true, 0],
    [false, 0],
    [false, 0],
  ]);
});

test.each([
  ['three numbers', '10 300 2\nA 1 2', 1, 'number of folds'],
  ['a number that is not whole', '1.5\nA 1 2', 1, 'number of folds'],
  ['no pairs', '0\n', 1, 'number of folds'],
  ['a word in the first line', '2 many\nA 1 2', 1, 'number of folds'],
  [
    'a missing line',
    lfw.slice(0, lfw.lastIndexOf('\n')),
    4,
    'announces 4 pairs, but the file has 3',
  ],
  ['an extra line', `${lfw}\nA 1 2`, 6, 'announces 4 pairs, but the file has 5'],
  ['an impostor pair among the genuine', '1\nA 1 B 2\nA 1 2', 2, '"name number number"'],
  ['a genuine pair among the impostors', '1\nA 1 2\nA 1 2', 3, '"name number name number"'],
  ['an empty line in between', '1\nA 1 2\n\nA 1 B 2', 4, 'but the file has 3'],
  ['a photo that is not a number', '1\nA 1 two\nA 1 B 2', 2, '"two" is not a photo number'],
  ['a negative photo', '1\nA 1 2\nA -1 B 2', 3, '"-1" is not a photo number'],
])("LFW's list with %s is refused with the line", (_, text, line, expected) => {
  const fault = faultOf(() => parseLfwPairs(text, 'my pairs.txt'));
  expect(fault.code).toBe('invalid-input');
  expect(fault.message).toContain(`my pairs.txt is invalid in line ${line}:`);
  expect(fault.message).toContain(expected);
});

const csv = 'a,b,same\nx/1.jpg,x/2.jpg,1\nx/1.jpg,"y, z/1.jpg",0\n';
const csvPairs: Pair[] = [
  { a: 'x/1.jpg', b: 'x/2.jpg', same: true, fold: null },
  { a: 'x/1.jpg', b: 'y, z/1.jpg', same: false, fold: null },
];

test.each([
  ['in its usual form', csv],
  ['with Windows line endings', csv.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\uFEFF${csv}`],
  ['without a final newline', csv.trimEnd()],
  ['with empty lines', csv.replaceAll('\n', '\n\n')],
  ['with spaces and capitals', csv.replaceAll(',', ' , ').replace('a , b , same', ' A , B , Same')],
  ['with true and False', csv.replace(',1\n', ',true\n').replace(',0\n', ',False\n')],
])('parses a CSV file %s', (name, text) => {
  const pairs = parseCsvPairs(text, 'pairs.csv');
  // Spaces inside quotes belong to the name.
  const expected = name === 'with spaces and capitals' ? 'y ,  z/1.jpg' : 'y, z/1.jpg';
  expect(pairs).toEqual([csvPairs[0], { ...csvPairs[1], b: expected }]);
});

test('columns may be in any order, with other columns between them', () => {
  const pairs = parseCsvPairs('same,note,b,a\n1,dark,x/2.jpg,x/1.jpg\n', 'pairs.csv');
  expect(pairs).toEqual([csvPairs[0]]);
});

test.each([
  ['a missing column', 'a,b\nx,y\n', 1, 'columns a, b and same'],
  ['no photo', `${csv}x/1.jpg,,1\n`, 4, 'must be paths of photos'],
  ['neither 1 nor 0', `${csv}x/1.jpg,x/3.jpg,yes\n`, 4, 'not "yes"'],
  ['an empty field', `${csv}x/1.jpg,x/3.jpg,\n`, 4, 'not ""'],
  ['an extra field', `${csv}x/1.jpg,x/3.jpg,1,2\n`, 4, 'Invalid Record Length'],
  ['a missing field', 'a,b,same\nx,y\nx,y,1\n', 2, 'Invalid Record Length'],
  ['an unclosed quote', `${csv}"x/1.jpg,x/3.jpg,1\n`, 4, 'Quote'],
])('a CSV file with %s is refused with the line', (_, text, line, expected) => {
  const fault = faultOf(() => parseCsvPairs(text, 'my pairs.csv'));
  expect(fault.code).toBe('invalid-input');
  expect(fault.message).toContain(`my pairs.csv is invalid in line ${line}:`);
  expect(fault.message).toContain(expected);
});

test('distinguishes the formats by the first line', async () => {
  expect(await readPairs(await fileOf(lfw))).toEqual(lfwPairs);
  expect(await readPairs(await fileOf(`\uFEFF${lfw}`))).toEqual(lfwPairs);
  expect(await readPairs(await fileOf(csv))).toEqual(csvPairs);
});

test('names a missing list', async () => {
  const missing = join(tmpdir(), 'rollcall-no-such-list.csv');
  await expect(readPairs(missing)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining(missing) as string,
  });
});
