import { expect, test } from 'vitest';
import { readTable } from './table.js';

const text = 'Employee Number;Name;E-Mail;Shoe size\r\n0042;Zoë Müller;zoe@example.org;38\r\n';
const utf16 = (big: boolean, mark: boolean): Buffer => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 little-endian', utf16(false, true)],
  ['UTF-16 big-endian', utf16(true, true)],
  ['UTF-16 little-endian without a mark', utf16(false, false)],
  ['UTF-16 big-endian without a mark', utf16(true, false)],
  ['Windows-1252', Buffer.from(text, 'latin1')],
])('a table in %s is read', (_name, bytes) => {
  expect(readTable(bytes, 'roster.csv')).toEqual({
    rows: [{ line: 2, cells: { number: '0042', name: 'Zoë Müller', email: 'zoe@example.org' } }],
    ignored: ['Shoe size'],
  });
});

test.each([',', ';', '\t'])('columns may be separated by %j', (separator) => {
  const { rows } = readTable(
    Buffer.from(`name${separator}pin\nAda${separator}2468\n`),
    'roster.csv',
  );
  expect(rows).toEqual([{ line: 2, cells: { name: 'Ada', pin: '2468' } }]);
});

test('line numbers are right after empty and quoted lines, and short rows are read', () => {
  const { rows } = readTable(
    Buffer.from('name,department,number\nAda\n\n"Ben","Work\nshop",2\n,,\nChloe,,3\n'),
    'roster.csv',
  );
  expect(rows.map(({ line, cells }) => [line, cells.name])).toEqual([
    [2, 'Ada'],
    [4, 'Ben'],
    [7, 'Chloe'],
  ]);
});

test.each([
  ['', 'is empty'],
  ['number,department\n1,x\n', 'has no "name" column'],
  [
    'name,Number,employee number\nAda,1,2\n',
    'has several "number" columns (Number, employee number)',
  ],
  ['name\n"Ada\n', 'cannot be read as a table'],
  [`name\n${'Ada\n'.repeat(20_001)}`, 'more than 20,000 rows'],
  [`name\n${'Ada\n'.repeat(100_000)}`, 'more than 20,000 rows'],
])('a table that starts with %.30j is refused', (given, message) => {
  expect(() => readTable(Buffer.from(given), 'roster.csv')).toThrow(message);
});
