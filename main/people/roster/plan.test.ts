import { expect, test } from 'vitest';
import { notAPhoto } from '../../vision/photo-kind.js';
import type { FoundFile } from './found-files.js';
import { planFolders } from './plan-folders.js';
import { planTable, type KnownPerson, type Plan, type PlanInput } from './plan.js';
import { readTable } from './table.js';

const ada: KnownPerson = {
  subjectId: 'id-ada',
  name: 'Ada',
  number: '1',
  code: null,
  department: 'Lab',
  email: null,
  scheduleId: null,
  samples: 3,
  hasPin: true,
};
/** Files with the content of a photo, except for those with the extension `.heic`. */
const found = (...paths: string[]): FoundFile[] =>
  paths.map((path) => ({
    path,
    problem: path.endsWith('.heic') ? notAPhoto(path, Buffer.from('no photo')) : null,
    note: null,
  }));
const input: PlanInput = {
  known: [ada],
  schedules: [{ id: 'night', name: 'Night shift' }],
  files: found('people/2/a.jpg', 'people/2/b.jpg', 'people/Chloe/a.jpg', 'people/Ada/a.jpg'),
  replace: false,
};
const planOf = async (csv: string, change: Partial<PlanInput> = {}): Promise<Plan> =>
  planTable((await readTable(Buffer.from(csv), 'roster.csv')).rows, { ...input, ...change });
const plan = async (csv: string, change: Partial<PlanInput> = {}) =>
  (await planOf(csv, change)).rows;

test.each<[string, readonly string[]]>([
  ['2,Ben,', ['people/2/a.jpg', 'people/2/b.jpg']],
  ['3,Chloe,', ['people/Chloe/a.jpg']],
  ['3,chloe,', ['people/Chloe/a.jpg']],
  ['4,David,people\\2\\a.jpg; b.jpg', ['people/2/a.jpg', 'people/2/b.jpg']],
  ['4,David,2/a.jpg|Chloe/a.jpg', ['people/2/a.jpg', 'people/Chloe/a.jpg']],
  ['5,Elif,people/2/', ['people/2/a.jpg', 'people/2/b.jpg']],
  ['5,Elif,./2', ['people/2/a.jpg', 'people/2/b.jpg']],
])(
  'the photos of row %j are %j: listed, or in the folder of the number or name',
  async (row, photos) => {
    expect(await plan(`number,name,photos\n${row}\n`)).toMatchObject([
      { action: 'add', photos, problems: [] },
    ]);
  },
);

const john = 'number,name,photos\n101,John Smith,\n102,John Smith,\n';
const smiths = found('Berlin/John Smith/1.jpg', 'Madrid/john smith/2.jpg');

test('folders of the same name in different places are not guessed', async () => {
  const { rows, leftOut } = await planOf(john, { files: smiths });
  const message = expect.stringContaining(
    '2 folders are named John Smith (Berlin/John Smith, Madrid/john smith)',
  ) as string;
  expect(rows).toMatchObject([
    { action: 'refuse', photos: [], problems: [{ column: 'photos', message }] },
    { action: 'refuse', photos: [], problems: [{ column: 'photos', message }] },
  ]);
  expect(leftOut).toEqual([]);
  const answered =
    'number,name,photos\n101,John Smith,Berlin/John Smith\n102,John Smith,Madrid/John Smith/2.jpg\n';
  expect(await plan(answered.replace('/2.jpg', ''), { files: smiths })).toMatchObject([
    { action: 'add', photos: ['Berlin/John Smith/1.jpg'] },
    { action: 'add', photos: ['Madrid/john smith/2.jpg'] },
  ]);
});

test.each([
  ['one folder of the name of two rows', john, found('John Smith/1.jpg')],
  [
    'a folder listed twice',
    'number,name,photos\n1,Eve,Eve\n2,Ben,Eve\n',
    found('Eve/1.jpg', 'Eve/x/2.jpg'),
  ],
  [
    'a photo listed from another folder',
    'number,name,photos\n3,Eve,\n2,Ben,1.jpg\n',
    found('Eve/1.jpg'),
  ],
])('photos are not given to two people: %s', async (_what, csv, files) => {
  const rows = await plan(csv, { files });
  expect(rows.map(({ action, photos }) => [action, photos])).toEqual([
    ['refuse', []],
    ['refuse', []],
  ]);
  expect(rows.map(({ problems }) => problems[0]?.message)).toEqual([
    expect.stringContaining('the same photos also belong to line 3'),
    expect.stringContaining('the same photos also belong to line 2'),
  ]);
});

test('the innermost folder decides whose photo it is, and folders inside it belong to it', async () => {
  const files = found('Eve/1.jpg', 'Eve/selected/2.jpg', 'Eve/Ben/3.jpg');
  expect(await plan('number,name\n3,Eve\n2,Ben\n', { files })).toMatchObject([
    { photos: ['Eve/1.jpg', 'Eve/selected/2.jpg'] },
    { photos: ['Eve/Ben/3.jpg'] },
  ]);
});

test('files that cannot be used are named with their row, or on their own', async () => {
  const files = found('Ben/1.heic', 'Eve/1.jpg', 'Eve/2.heic', 'Zoe/1.jpg', 'Zoe/2.heic');
  const { rows, leftOut } = await planOf('number,name,pin\n2,Ben,1234\n3,Eve,\n4,Fay,\n', {
    files,
  });
  const reason = expect.stringContaining('HEIC') as string;
  expect(rows).toMatchObject([
    { action: 'add', photos: [], leftOut: [{ file: 'Ben/1.heic', reason }] },
    { action: 'add', photos: ['Eve/1.jpg'], leftOut: [{ file: 'Eve/2.heic', reason }] },
    { action: 'refuse', photos: [], leftOut: [] },
  ]);
  expect(leftOut).toEqual([
    { file: 'Zoe/1.jpg', reason: expect.stringContaining('no row') as string, isPhoto: true },
    { file: 'Zoe/2.heic', reason, isPhoto: true },
  ]);
});

test('without numbers, people of the same name are not guessed', async () => {
  const files = found('Berlin/Eve/1.jpg', 'Madrid/Eve/1.jpg');
  const twins = 'name,photos\nEve,Berlin/Eve\nEve,Madrid/Eve\n';
  expect((await plan(twins, { files })).map(({ problems }) => problems)).toEqual([
    [{ column: 'name', message: expect.stringContaining('is also in line 3') as string }],
    [{ column: 'name', message: expect.stringContaining('is also in line 2') as string }],
  ]);
  const known = [ada, { ...ada, subjectId: 'other', number: '9' }];
  expect(planFolders({ ...input, known, files: found('Ada/1.jpg') }).rows).toMatchObject([
    { action: 'refuse', problems: [{ message: expect.stringContaining('2 people') as string }] },
  ]);
  expect(planFolders({ ...input, files: found('ADA/1.jpg') }).rows).toMatchObject([
    { action: 'refuse', problems: [{ message: expect.stringContaining('written Ada') as string }] },
  ]);
});

test('rows without changes are skipped, and details that differ are changed', async () => {
  const kinds = async (csv: string, change: Partial<PlanInput> = {}) =>
    (await plan(csv, change)).map(({ action, photos, pin }) => [action, photos.length, pin]);
  expect(await kinds('number,name,department\n1,Ada,Lab\n')).toEqual([['done', 0, null]]);
  expect(await kinds('number,name,department,pin\n1,Ada,Lab,2468\n')).toEqual([['done', 0, null]]);
  expect(await kinds('number,name,department\n1,Ada,Office\n')).toEqual([['change', 0, null]]);
  expect(await kinds('number,name,pin\n1,Ada,2468\n', { replace: true })).toEqual([
    ['change', 1, '2468'],
  ]);
  const withoutFace = { ...ada, samples: 0, hasPin: false };
  expect(await kinds('number,name,pin\n1,Ada,2468\n', { known: [withoutFace] })).toEqual([
    ['change', 1, '2468'],
  ]);
});

test.each([
  ['number,name,pin\n7,Ben,1234\n8,Chloe,1234\n7,David,1234\n', 'number', 'is also used in line 4'],
  ['number,name,pin\n1,Ben,1234\n', 'number', '1 already belongs to Ada'],
  ['number,name,pin\n-12a,Ben,1234\n', 'number', 'must be letters and digits'],
  ['number,name,pin,code\nE-7,Ben,1234,12a\n', 'code', 'must be one to twelve digits'],
  ['number,name,pin,code\nE-7,Ben,1234,1\n', 'code', '1 is the employee number of Ada'],
  ['number,name,pin,code\nE-7,Ben,1234,8\n8,Eve,1234,\n', 'code', 'is also used in line 3'],
  ['number,name,pin\nE-7,Ben,1234\ne-7,Eve,1234\n', 'number', 'is also used in line 3'],
  ['number,name,pin\n7,JÃ¼rgen,1234\n', 'name', 'looks garbled'],
  ['number,name,pin\n7,J\ufffdrgen,1234\n', 'name', 'looks garbled'],
  ['number,name,pin\n7,"Ben,1234\n', null, 'unbalanced quotation marks'],
  ['number,name,pin\n7,Ben,12\n', 'pin', 'must be four to twelve digits'],
  ['name,pin\nBen,1234\n', 'pin', 'needs a number in the same row'],
  ['number,name,pin\n7,,1234\n', 'name', 'is empty'],
  ['number,name,pin\n7,"=cmd|A1",1234\n', 'name', 'contains a formula'],
  ['number,name,pin,department\n7,Ben,1234,@SUM(1)\n', 'department', 'contains a formula'],
  ['number,name,pin,email\n7,Ben,1234,ben\n', 'email', 'must be an email address'],
  ['number,name,pin,schedule\n7,Ben,1234,Noon\n', 'schedule', 'there is no schedule named Noon'],
  ['number,name,photos\n7,Ben,c.jpg\n', 'photos', 'c.jpg was not found'],
  ['number,name,photos\n7,Ben,a.jpg\n', 'photos', '3 files are named a.jpg'],
  ['number,name\n7,Ben\n', null, 'cannot clock in'],
])('the first row of %j is refused, naming the column', async (csv, column, message) => {
  const [row] = await plan(csv);
  expect(row!.action).toBe('refuse');
  expect(row!.problems).toContainEqual({
    column,
    message: expect.stringContaining(message) as string,
  });
});

test('a table without an archive cannot list photos; schedules are found by name or id', async () => {
  const [withPhoto, withoutPhoto] = await plan(
    'number,name,pin,photos,schedule\n7,Ben,1234,a.jpg,night\n8,Eve,1234,,Night shift\n',
    { files: null },
  );
  expect(withPhoto!.problems[0]!.message).toContain('in a ZIP file or folder together');
  expect(withoutPhoto).toMatchObject({
    action: 'add',
    details: { number: '8', scheduleId: 'night' },
    pin: '1234',
  });
});

test('without a table, each folder is a person, and photos outside a folder are refused', () => {
  const files = found(
    ...['Ada/1.jpg', 'Ben/1.jpg', 'Ben/selected/2.jpg', 'Fay/1.heic', 'loose.jpg', 'loose.heic'],
    ...['Berlin/Eve/1.jpg', 'Madrid/Eve/1.jpg'],
  );
  const { rows, leftOut } = planFolders({ ...input, files });
  expect(rows.map(({ name, action, photos }) => [name, action, photos.length])).toEqual([
    ['Ada', 'done', 0],
    ['Ben', 'add', 2],
    ['Fay', 'refuse', 0],
    ['Eve', 'refuse', 1],
    ['Eve', 'refuse', 1],
    ['loose.jpg', 'refuse', 1],
  ]);
  expect(rows[2]).toMatchObject({
    leftOut: [{ file: 'Fay/1.heic' }],
    problems: [{ message: 'has no photo that can be read' }],
  });
  expect(leftOut).toMatchObject([{ file: 'loose.heic', isPhoto: true }]);
});

test('a number with letters gets a code for the PIN pad, unless one is given', async () => {
  const rows = await plan(
    'number,name,pin,code\nHR-EMP-00001,Ben,1234,\nEMP001,Chloe,1234,9001\n0042,David,1234,\n',
  );
  expect(
    rows.map(({ action, number, code, details }) => [action, number, code, details.code]),
  ).toEqual([
    ['add', 'HR-EMP-00001', 'new', undefined],
    ['add', 'EMP001', '9001', '9001'],
    ['add', '0042', null, undefined],
  ]);
});

test('a number that a spreadsheet has changed is refused, and its cell is named', async () => {
  const shortened = ['1E+05', '"1,2E+11"', '1.23E11'];
  const dates = ['2026-03-04', '04-Mar', '3. Mrz'];
  const numbers = [...shortened, ...dates, 'NaN', '1E5', 'MAR-04', '４７', '47'];
  const lines = numbers.map((number, index) => `${number},Person ${index}`);
  const rows = await plan(['number,name', ...lines].join('\n'), { files: null });
  const messages = rows.map(
    ({ problems }) => problems.find(({ column }) => column === 'number')?.message,
  );
  const containing = (text: string) => expect.stringContaining(text) as unknown;
  expect(messages).toEqual([
    ...shortened.map(() => containing('" was shortened by a spreadsheet; ')),
    ...dates.map(() => containing('" is a date, ')),
    '"NaN" means that there is none; empty the cell',
    undefined,
    undefined,
    'is also used in line 12',
    'is also used in line 11',
  ]);
});

test('a code that a known person has cannot be another person’s number', async () => {
  const known = [{ ...ada, number: 'HR-1', code: '9001' }];
  const [row] = await plan('number,name,pin\n9001,Ben,1234\n', { known });
  expect(row!.problems).toEqual([
    { column: 'number', message: '9001 is the code for the PIN pad of Ada' },
  ]);
});

test('names that differ only in invisible characters or the form of accents are one person', async () => {
  const zoe = { ...ada, name: 'Zoë\u200b Müller', number: null };
  const photos = ['Zoe\u0308 Mu\u0308ller/1.jpg', 'Zoë Müller\u200f/2.jpg'];
  const change = { known: [zoe], files: found(...photos), replace: true };
  expect(planFolders({ ...input, ...change }).rows).toMatchObject([
    { subjectId: 'id-ada', photos, problems: [] },
  ]);
  const [row] = await plan('name\nZoe\u0308 Mu\u0308ller\u200e\n', change);
  expect(row).toMatchObject({ subjectId: 'id-ada', photos, problems: [] });
});

test('a folder with a garbled name is refused', () => {
  expect(planFolders({ ...input, files: found('JÃ¼rgen/1.jpg') }).rows).toMatchObject([
    { action: 'refuse', problems: [{ message: expect.stringContaining('garbled') as string }] },
  ]);
});

test('a row that cannot be read takes no photos from another one', async () => {
  const { rows } = await planOf('number,name\n2,Ben\n3,"Ben\n');
  expect(rows).toMatchObject([
    { action: 'add', photos: ['people/2/a.jpg', 'people/2/b.jpg'], problems: [] },
    { action: 'refuse', photos: [], problems: [{ column: null }] },
  ]);
});
