import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isFault, type Fault } from '../../../contract/fault.js';
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
  throw new Error('a fault was expected, but all went well');
}

async function fileOf(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'pairs');
  await writeFile(file, text);
  return file;
}

test("LFW's list has folds of genuine and then impostor pairs", () => {
  expect(parseLfwPairs(lfw, 'pairs.txt')).toEqual(lfwPairs);
});

test.each([
  ['line ends of Windows', lfw.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${lfw}`],
  ['empty lines at the end', `${lfw}\n\n  \n`],
  ['blanks in the place of tabs', lfw.replaceAll('\t', '  ')],
])("%s in LFW's list make no difference", (_, text) => {
  expect(parseLfwPairs(text, 'pairs.txt')).toEqual(lfwPairs);
});

test('between tabs a name may have blanks', () => {
  const [pair] = parseLfwPairs('1\nAbel Pacheco\t1\t2\nAbel Pacheco\t1\tRita\t2', 'pairs.txt');
  expect(pair?.b).toBe('Abel Pacheco/Abel Pacheco_0002.jpg');
});

test('a first line of one number promises a single fold', () => {
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
  ['nothing promised', '0\n', 1, 'number of folds'],
  ['a word in the first line', '2 many\nA 1 2', 1, 'number of folds'],
  ['a line missing', lfw.slice(0, lfw.lastIndexOf('\n')), 4, 'promises 4 pairs, but 3 follow'],
  ['a line too many', `${lfw}\nA 1 2`, 6, 'promises 4 pairs, but 5 follow'],
  ['an impostor pair among the genuine', '1\nA 1 B 2\nA 1 2', 2, '"name number number"'],
  ['a genuine pair among the impostors', '1\nA 1 2\nA 1 2', 3, '"name number name number"'],
  ['an empty line between', '1\nA 1 2\n\nA 1 B 2', 4, 'but 3 follow'],
  ['a photo that is no number', '1\nA 1 two\nA 1 B 2', 2, '"two" is no photo number'],
  ['a negative photo', '1\nA 1 2\nA -1 B 2', 3, '"-1" is no photo number'],
])("%s in LFW's list: the line is named", (_, text, line, expected) => {
  const fault = faultOf(() => parseLfwPairs(text, 'my pairs.txt'));
  expect(fault.code).toBe('invalid-input');
  expect(fault.message).toContain(`my pairs.txt cannot be used, line ${line}:`);
  expect(fault.message).toContain(expected);
});

const csv = 'a,b,same\nx/1.jpg,x/2.jpg,1\nx/1.jpg,"y, z/1.jpg",0\n';
const csvPairs: Pair[] = [
  { a: 'x/1.jpg', b: 'x/2.jpg', same: true, fold: null },
  { a: 'x/1.jpg', b: 'y, z/1.jpg', same: false, fold: null },
];

test.each([
  ['as it should be', csv],
  ['with line ends of Windows', csv.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\uFEFF${csv}`],
  ['without a last line end', csv.trimEnd()],
  ['with empty lines', csv.replaceAll('\n', '\n\n')],
  ['with blanks and capitals', csv.replaceAll(',', ' , ').replace('a , b , same', ' A , B , Same')],
  ['with true and False', csv.replace(',1\n', ',true\n').replace(',0\n', ',False\n')],
])('a CSV %s gives its pairs', (name, text) => {
  const pairs = parseCsvPairs(text, 'pairs.csv');
  // Within quotes blanks belong to the name.
  const expected = name === 'with blanks and capitals' ? 'y ,  z/1.jpg' : 'y, z/1.jpg';
  expect(pairs).toEqual([csvPairs[0], { ...csvPairs[1], b: expected }]);
});

test('columns may be in any order, with others among them', () => {
  const pairs = parseCsvPairs('same,note,b,a\n1,dark,x/2.jpg,x/1.jpg\n', 'pairs.csv');
  expect(pairs).toEqual([csvPairs[0]]);
});

test.each([
  ['a column missing', 'a,b\nx,y\n', 1, 'columns a, b and same'],
  ['no photo', `${csv}x/1.jpg,,1\n`, 4, 'must name photos'],
  ['neither 1 nor 0', `${csv}x/1.jpg,x/3.jpg,yes\n`, 4, 'not "yes"'],
  ['nothing said', `${csv}x/1.jpg,x/3.jpg,\n`, 4, 'not ""'],
  ['a field too many', `${csv}x/1.jpg,x/3.jpg,1,2\n`, 4, 'Invalid Record Length'],
  ['a field missing', 'a,b,same\nx,y\nx,y,1\n', 2, 'Invalid Record Length'],
  ['a quote left open', `${csv}"x/1.jpg,x/3.jpg,1\n`, 4, 'Quote'],
])('%s in a CSV: the line is named', (_, text, line, expected) => {
  const fault = faultOf(() => parseCsvPairs(text, 'my pairs.csv'));
  expect(fault.code).toBe('invalid-input');
  expect(fault.message).toContain(`my pairs.csv cannot be used, line ${line}:`);
  expect(fault.message).toContain(expected);
});

test('the two formats are told apart by their first line', async () => {
  expect(await readPairs(await fileOf(lfw))).toEqual(lfwPairs);
  expect(await readPairs(await fileOf(`\uFEFF${lfw}`))).toEqual(lfwPairs);
  expect(await readPairs(await fileOf(csv))).toEqual(csvPairs);
});

test('a list that is not there is named', async () => {
  const missing = join(tmpdir(), 'rollcall-no-such-list.csv');
  await expect(readPairs(missing)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining(missing) as string,
  });
});
