import { expect, test } from 'vitest';
import { readRows } from '../roster/table.js';
import { knownHeadings, planAbsences } from './absence-plan.js';

const people = [
  { subjectId: 's-1', name: 'Ada Lovelace', number: '1' },
  { subjectId: 's-2', name: 'Jürgen Groß', number: '2' },
  { subjectId: 's-3', name: 'Twin', number: null },
  { subjectId: 's-4', name: 'Twin', number: null },
];

async function planOf(text: string | Buffer, existing: Parameters<typeof planAbsences>[3] = []) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const { rows } = await readRows(bytes, 'leave.csv', null, knownHeadings);
  return planAbsences(rows, 'leave.csv', people, existing);
}

test('each row is an absence, and a bad row does not affect the others', async () => {
  const planned = await planOf(
    [
      'number,kind,from,to',
      '1,vacation,2026-08-03,2026-08-14',
      '9,sick,2026-03-02,2026-03-02',
      '2,flying,2026-03-02,',
      '2,sick,2026-02-30,',
      '2,sick,2026-03-05,2026-03-04',
      '2,sick,2026-03-05,',
    ].join('\n'),
  );
  expect(planned.map(({ row: { line, action } }) => [line, action])).toEqual([
    [2, 'add'],
    ...[3, 4, 5, 6].map((line) => [line, 'refuse']),
    [7, 'add'],
  ]);
  expect(planned.flatMap(({ row }) => row.problems)).toEqual([
    'No one has the employee number "9".',
    '"flying" is not a kind of absence: write vacation, sick or other.',
    '"from" is "2026-02-30", but it must be a date that exists (2026-02-30 does not).',
    'The last day (2026-03-04) is before the first day (2026-03-05).',
  ]);
  expect(planned.at(-1)!.absence).toEqual({
    subjectId: 's-2',
    kind: 'sick',
    from: '2026-03-05',
    to: '2026-03-05',
  });
});

test('German headings, semicolons, dotted dates and Windows-1252 are read', async () => {
  const text =
    'Urlaubsliste\r\nName;Abwesenheitsart;Beginn;Ende\r\nJürgen Groß;Urlaub;3.8.2026;14.08.2026\r\n';
  const [planned] = await planOf(Buffer.from(text, 'latin1'));
  expect(planned!.absence).toEqual({
    subjectId: 's-2',
    kind: 'vacation',
    from: '2026-08-03',
    to: '2026-08-14',
  });
});

test('a repeated absence is skipped, and another one on the same days is refused, even within the table', async () => {
  const first = { subjectId: 's-1', kind: 'sick', from: '2026-03-02', to: '2026-03-03' } as const;
  const planned = await planOf(
    'name,kind,from,to\nAda Lovelace,sick,2026-03-02,2026-03-03\nAda Lovelace,other,2026-03-03,2026-03-04\nAda Lovelace,sick,2026-04-01,\nAda Lovelace,other,2026-04-01,\n',
    [first],
  );
  expect(planned.map(({ row }) => row.action)).toEqual(['known', 'refuse', 'add', 'refuse']);
});

test('a name of two people needs the number, and a table without headings is refused', async () => {
  const [twin] = await planOf('name,kind,from\nTwin,sick,2026-03-02\n');
  expect(twin!.row.problems).toEqual([
    '2 people are named "Twin". Add a column with employee numbers.',
  ]);
  await expect(planOf('1,vacation,2026-08-03\n')).rejects.toThrow('no row of headings');
});

test('numbers and names are found as a spreadsheet writes them', async () => {
  const planned = await planOf(
    [
      'ID,Employee number,name,kind,from',
      '901,１.0,,sick,2026-03-02',
      '902,"=""1""",,sick,2026-03-03T00:00:00',
      "903,'1,ADA  Lovelace,sick,2026-03-04 00:00",
      '904,,jürgen\u00a0groß,sick,2026-03-02',
      '905,1,Jürgen Groß,sick,2026-03-09',
      '906,1,,sick,2026-03-10 or later',
    ].join('\n'),
  );
  expect(planned.map(({ absence }) => absence && [absence.subjectId, absence.from])).toEqual([
    ['s-1', '2026-03-02'],
    ['s-1', '2026-03-03'],
    ['s-1', '2026-03-04'],
    ['s-2', '2026-03-02'],
    null,
    null,
  ]);
  expect(planned.flatMap(({ row }) => row.problems)).toEqual([
    '1 is the employee number of Ada Lovelace, not of Jürgen Groß.',
    expect.stringContaining('"from" is "2026-03-10 or later"'),
  ]);
});

test('two columns of one meaning are refused if they differ', async () => {
  const table = (second: string): string => `number,kind,from,from\n1,sick,2026-03-02,${second}\n`;
  await expect(planOf(table('2026-03-05'))).rejects.toThrow('several "from" columns');
  expect(await planOf(table('2026-03-02'))).toMatchObject([{ row: { action: 'add' } }]);
});
