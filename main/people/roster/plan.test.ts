import { expect, test } from 'vitest';
import { planFolders, planTable, type KnownPerson, type PlanInput } from './plan.js';
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
const input: PlanInput = {
  known: [ada],
  schedules: [{ id: 'night', name: 'Night shift' }],
  photos: ['people/2/a.jpg', 'people/2/b.jpg', 'people/Chloe/a.jpg', 'people/Ada/a.jpg'],
  replace: false,
};
const plan = async (csv: string, change: Partial<PlanInput> = {}) =>
  planTable((await readTable(Buffer.from(csv), 'roster.csv')).rows, { ...input, ...change });

test('photos are those listed in the column, otherwise those in the folder of the number or name', async () => {
  const rows = await plan(
    'number,name,photos\n2,Ben,\n3,Chloe,\n4,David,people\\2\\a.jpg; b.jpg\n5,Elif,people/2/\n6,Eve,x.jpg\n',
  );
  expect(rows.map(({ action, photos, problems }) => [action, photos, problems])).toEqual([
    ['add', ['people/2/a.jpg', 'people/2/b.jpg'], []],
    ['add', ['people/Chloe/a.jpg'], []],
    ['add', ['people/2/a.jpg', 'people/2/b.jpg'], []],
    ['add', ['people/2/a.jpg', 'people/2/b.jpg'], []],
    ['refuse', [], [{ column: 'photos', message: 'x.jpg was not found; check its name' }]],
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
    { photos: null },
  );
  expect(withPhoto!.problems[0]!.message).toContain('in a ZIP file or folder together');
  expect(withoutPhoto).toMatchObject({
    action: 'add',
    details: { number: '8', scheduleId: 'night' },
    pin: '1234',
  });
});

test('without a table, each folder is a person, and photos outside a folder are refused', () => {
  const photos = ['Ada/1.jpg', 'Ben/1.jpg', 'Ben/2.jpg', 'loose.jpg'];
  expect(
    planFolders({ ...input, photos }).map(({ name, action, photos: found }) => [
      name,
      action,
      found.length,
    ]),
  ).toEqual([
    ['Ada', 'done', 0],
    ['Ben', 'add', 2],
    ['loose.jpg', 'refuse', 1],
  ]);
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

test('a code of a known person is nobody else’s number', async () => {
  const known = [{ ...ada, number: 'HR-1', code: '9001' }];
  const [row] = await plan('number,name,pin\n9001,Ben,1234\n', { known });
  expect(row!.problems).toEqual([
    { column: 'number', message: '9001 is the code for the PIN pad of Ada' },
  ]);
});

test('invisible characters and the form of accents make no second person', async () => {
  const zoe = { ...ada, name: 'Zoë\u200b Müller', number: null };
  const photos = ['Zoe\u0308 Mu\u0308ller/1.jpg', 'Zoë Müller\u200f/2.jpg'];
  const input = { known: [zoe], photos, schedules: [], replace: true };
  expect(planFolders(input)).toMatchObject([{ subjectId: 'id-ada', photos }]);
  const [row] = await plan('name\nZoe\u0308 Mu\u0308ller\u200e\n', input);
  expect(row).toMatchObject({ subjectId: 'id-ada', photos });
});
