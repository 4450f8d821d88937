import { strFromU8, unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { expect, test } from 'vitest';
import { isWorkbook } from './workbook.js';
import { readTable } from './table.js';

/** A workbook as Excel's library of this project writes it. */
async function workbook(rows: unknown[][]): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'yyyy-mm-dd' }
        : typeof value === 'object'
          ? value
          : { value },
    ),
  );
  return writeExcelFile(cells as unknown as Parameters<typeof writeExcelFile>[0]).toBuffer();
}

/** The same workbook with another first sheet. */
async function withSheet(change: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await workbook([['name'], ['Ada']]));
  const sheet = Object.keys(parts).find((name) => /worksheets\/sheet1\.xml$/.test(name))!;
  parts[sheet] = new TextEncoder().encode(change(strFromU8(parts[sheet]!)));
  return zipSync(parts);
}

test('text, numbers and dates of a workbook are read as they are written', async () => {
  const bytes = await workbook([
    ['Employee list 2026'],
    ['Employee #', 'Last Name', 'First Name', 'Department', 'PIN'],
    [42, 'Müller', 'Jürgen', new Date('2026-03-02'), '0123'],
    ['0042', '山田', '太郎', 'HR', 2468],
  ]);
  expect(await isWorkbook(bytes)).toBe(true);
  const { rows, encoding } = await readTable(bytes, 'staff.xlsx');
  expect(encoding).toBeNull();
  expect(rows.map(({ line, cells }) => ({ line, ...cells }))).toEqual([
    { line: 3, number: '42', name: 'Jürgen Müller', department: '2026-03-02', pin: '0123' },
    { line: 4, number: '0042', name: '山田太郎', department: 'HR', pin: '2468' },
  ]);
});

test('numbers keep the zeros that their format shows before them', async () => {
  const shown = (value: unknown, format: string): object => ({ value, type: Number, format });
  const bytes = await workbook([
    ['number', 'name', 'pin'],
    [shown(42, '0000'), 'Ada', shown(123, '000000')],
    [shown(12345, '0000'), 'Ben', shown(2468, '0')],
    ['7', 'Chloe', shown(2468.5, '0.00')],
  ]);
  const { rows } = await readTable(bytes, 'staff.xlsx');
  expect(rows.map(({ cells }) => [cells.number, cells.pin])).toEqual([
    ['0042', '000123'],
    ['12345', '2468'],
    ['7', '2468.5'],
  ]);
});

test('a ZIP file with a workbook inside is no workbook', async () => {
  const zip = zipSync({ 'staff.xlsx': [await workbook([['name']]), { level: 0 }] });
  expect(await isWorkbook(zip)).toBe(false);
});

const manyRows = Array.from({ length: 20_100 }, (_, index) => [`Person ${index}`]);

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
  ['too many rows', () => workbook([['name'], ...manyRows]), /more than 20,[0-9]{3} rows/],
  [
    'a bomb',
    () => withSheet((xml) => xml + ' '.repeat(70 * 2 ** 20)),
    /larger than 64 MB when unpacked/,
  ],
  [
    'a row far below the others',
    () =>
      withSheet((xml) =>
        xml.replace(/<row r="2"/, '<row r="99999999999"').replace(/A2/g, 'A99999999999'),
      ),
    /beyond the last row or column/,
  ],
  [
    'a column far to the right',
    () => withSheet((xml) => xml.replace(/A2/g, 'ZZZZZZZ2')),
    /beyond the last row or column/,
  ],
  ['a damaged sheet', () => withSheet(() => '<worksheet><sheetData><row r="1"><c'), /staff\.xlsx/],
])('a workbook with %s is refused with a sentence', async (_what, make, sentence) => {
  await expect(readTable(await make(), 'staff.xlsx')).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(sentence) as string,
  });
});
