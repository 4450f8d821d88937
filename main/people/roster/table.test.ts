import { expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { readTable } from './table.js';

const read = (text: string | Buffer) =>
  readTable(typeof text === 'string' ? Buffer.from(text) : text, 'roster.csv');
const cellsOf = async (text: string) => (await read(text)).rows.map(({ cells }) => cells);

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
  ['cp850', iconv.encode(text, 'cp850')],
  ['Mac Roman', iconv.encode(text, 'macintosh')],
])('a table in %s is read', async (_name, bytes) => {
  const cells = { number: '0042', name: 'Zoë Müller', email: 'zoe@example.org' };
  const table = await read(bytes);
  expect(table).toMatchObject({ rows: [{ line: 2, cells }], ignored: ['Shoe size'] });
  expect(table.encoding!.samples).toEqual(['Zoë Müller']);
});

test.each([',', ';', '\t', '|'])('columns may be separated by %j', async (separator) => {
  expect(await cellsOf(`name${separator}pin\nAda${separator}2468\n`)).toEqual([
    { name: 'Ada', pin: '2468' },
  ]);
});

test('line numbers are right after empty and quoted lines, and short rows are read', async () => {
  const { rows } = await read(
    'name,department,number\nAda\n\n"Ben","Work\nshop",2\n,,\nChloe,,3\n',
  );
  expect(rows.map(({ line, cells }) => [line, cells.name])).toEqual([
    [2, 'Ada'],
    [4, 'Ben'],
    [7, 'Chloe'],
  ]);
});

test.each<[string, Record<string, string>]>([
  ['sep=;\nnumber;name\n1;Anna One\n', { number: '1', name: 'Anna One' }],
  ['"sep=|"\r\nnumber|name\r\n1|Anna One\r\n', { number: '1', name: 'Anna One' }],
  ['Last Name,First Name,Employee ID\nOne,Anna,1\n', { number: '1', name: 'Anna One' }],
  ['Name;Vorname;Personal-Nr.\nOne;Anna;1\n', { number: '1', name: 'Anna One' }],
  ['Nom;Prénom;Matricule\nLefèvre;Hélène;7\n', { number: '7', name: 'Hélène Lefèvre' }],
  ['Nº empleado;Apellidos;Nombre\n7;Muñoz Peña;José\n', { number: '7', name: 'José Muñoz Peña' }],
  ['Primer apellido;Segundo apellido;Nombre\nMuñoz;Peña;José\n', { name: 'José Muñoz Peña' }],
  ['Nome;Cognome;Matricola\nAda;Rossi;7\n', { number: '7', name: 'Ada Rossi' }],
  ['Voornaam;Tussenvoegsel;Achternaam\nJan;van der;Berg\n', { name: 'Jan van der Berg' }],
  ['Nome;Apelido;Número mecanográfico\nInês;Simões;7\n', { number: '7', name: 'Inês Simões' }],
  [
    'Табельный номер;Фамилия;Имя;Отчество\n7;Иванов;Иван;Петрович\n',
    { number: '7', name: 'Иван Петрович Иванов' },
  ],
  ['社員番号,姓,名\n7,山田,太郎\n', { number: '7', name: '山田太郎' }],
  ['工号,姓名,部门\n7,王小明,技术部\n', { number: '7', name: '王小明', department: '技术部' }],
  ['Name,First Name,Last Name\nAnna One,Anna,One\n', { name: 'Anna One' }],
  ['Name;Vorname\nOne, Anna;Anna\n', { name: 'One, Anna' }],
  ['Employee #,Employee Name\n1,"One, Anna"\n', { number: '1', name: 'One, Anna' }],
  ['File #,Payroll Name\n000123,"One, Anna"\n', { number: '000123', name: 'One, Anna' }],
  ['ID,Employee Number,Name\n900,1,Ada\n', { number: '1', name: 'Ada' }],
  ['Code,Name\nE-7,Ada\n', { number: 'E-7', name: 'Ada' }],
  ['Number,Code,Name\nE-7,9001,Ada\n', { number: 'E-7', code: '9001', name: 'Ada' }],
  [
    'employeeId,fullName,workEmail\n1,Ada,ada@x.org\n',
    { number: '1', name: 'Ada', email: 'ada@x.org' },
  ],
  ['number,name\n="0042",Anna\n', { number: '0042', name: 'Anna' }],
  ['number,name\n"=""0042""",Anna\n', { number: '0042', name: 'Anna' }],
  ['Staff of March 2026,,\n\nACME Ltd,,\nnumber,name,,\n1,Ada,,\n', { number: '1', name: 'Ada' }],
  [
    'Personalliste\n\nNr.;Name;Abteilung\n1;Ada;Lager\n',
    { number: '1', name: 'Ada', department: 'Lager' },
  ],
  ['name,number,number\nAda,1,1\n', { number: '1', name: 'Ada' }],
  ['name,department,department\nAda,Lab,\n', { name: 'Ada', department: 'Lab' }],
  ['name\nA\u200bda\u200e Love\u00a0lace\n', { name: 'Ada Love lace' }],
  ['name\nJu\u0308rgen\n', { name: 'Jürgen' }],
])('%j is read', async (given, cells) => {
  expect(await cellsOf(given)).toEqual([cells]);
});

test.each([
  // As pandas writes a column with empty cells, and a German spreadsheet with a number format.
  [
    ['42.0', '0042.0', '', '7.0'],
    ['42', '0042', undefined, '7'],
  ],
  [
    ['"42,00"', '43', '４４'],
    ['42', '43', '44'],
  ],
  // Numbers of this form, and thousands, stay as they are.
  [
    ['1.0', '1.1', '2.0'],
    ['1.0', '1.1', '2.0'],
  ],
  [
    ['1.000', 'A-1.0'],
    ['1.000', 'A-1.0'],
  ],
])('the employee numbers %j are %j', async (written, meant) => {
  const lines = written.map((number) => `${number},Ada`);
  const cells = await cellsOf(['number,name', ...lines].join('\n'));
  expect(cells.map(({ number }) => number)).toEqual(meant);
});

test('spaces around quotation marks, and a damaged byte, do not change a table', async () => {
  expect(await cellsOf('number, "name", department\n 1, "Müller, Ada" ,"X"\n2 ,Ben,""\n')).toEqual([
    { number: '1', name: 'Müller, Ada', department: 'X' },
    { number: '2', name: 'Ben' },
  ]);
  const damaged = `number,name\n${'1,Ada\n'.repeat(9)}10,B\0n\n`;
  await expect(read(damaged)).rejects.toThrow(/Unicode \(UTF-8\).* a zero byte in line 11\./);
});

test('unknown columns are listed', async () => {
  const { ignored } = await read('ID,Name,Shoe size,Employee #,\n9,Ada,38,1,\n');
  expect(ignored).toEqual(['ID', 'Shoe size']);
});

test.each([
  ['at the end', 'number,name\n1,Ada\n2,"Ben\n3,Chloe\n4,David\n'],
  ['closed by a later row', 'number,name\n1,Ada\n2,"Ben\n3,Chloe"\n4,David\n'],
  ['before text', 'number,name\n1,Ada\n2,"Ben" x"\n3,Chloe\n4,David\n'],
])('an unbalanced quotation mark is the problem of its row: %s', async (_where, given) => {
  const { rows } = await read(given);
  const good = rows.filter(({ problem }) => problem === null).map(({ cells }) => cells.name);
  expect(good).toContain('Ada');
  expect(good).toContain('David');
  const bad = rows.filter(({ problem }) => problem !== null);
  expect(bad[0]).toMatchObject({
    line: 3,
    problem: expect.stringContaining('quotation') as string,
  });
});

test('thousands of bad rows are read in one go, each with its problem', async () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `${index},"Person ${index}`);
  const { rows } = await read(`number,name\n${lines.join('\n')}\n`);
  expect(rows).toHaveLength(5_000);
  expect(rows.every(({ problem }) => problem !== null)).toBe(true);
});

test.each<[string | Buffer, string]>([
  ['', 'is empty'],
  ['number,department\n1,x\n', 'has no "name" column'],
  ['Last Name,PIN\nOne,1234\n', 'no columns with first and last names'],
  ['name,Number,employee number\nAda,1,2\n', 'several "number" columns (Number, employee number)'],
  [`name\n${'Ada\n'.repeat(20_001)}`, 'more than 20,000 rows'],
  [`name\n${'Ada\n'.repeat(100_000)}`, 'more than 20,000 rows'],
  [`name${',x'.repeat(1_000_000)}\n`, 'more than 1,000 columns'],
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Excel file of the old format'],
  [Buffer.from('%PDF-1.7'), 'a PDF file'],
  [Buffer.from([1, 2, 0, 0, 3, 0, 0, 4]), 'not a table'],
])('a table that starts with %.30j is refused', async (given, message) => {
  await expect(read(given)).rejects.toThrow(message);
});
