import { join } from 'node:path';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { LayoutId } from '../../../contract/calls/exports.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { number, text } from './cell.js';
import { daysLayout } from './days.js';
import { resolveParameters } from './layout.js';
import { layouts } from './layouts.js';
import { week } from './testing/week.js';
import { writeWorkbook } from './write-workbook.js';

/** The text of each file in a ZIP, by name. */
async function unzip(file: string): Promise<Record<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    void readFile(file).then((bytes) => {
      fromBuffer(bytes, { lazyEntries: true }, (error, opened) => {
        if (error === null) resolve(opened);
        else reject(error);
      });
    });
  });
  const texts: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    zip.on('end', () => {
      resolve(texts);
    });
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) {
          reject(error);
          return;
        }
        let content = '';
        stream.setEncoding('utf8').on('data', (part: string) => (content += part));
        stream.on('end', () => {
          texts[entry.fileName] = content;
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}

test('ids stay text, hours are numbers, times are dates', async () => {
  const file = join(await temporaryFolder(), 'days.xlsx');
  const rows = daysLayout.rows({
    ...{ source: week, parameters: {}, emailHolders: new Map() },
    omit: () => undefined,
  });
  await writeWorkbook(daysLayout, [rows], file);
  const texts = await unzip(file);
  const sheet = texts['xl/worksheets/sheet1.xml']!;
  const shared = [...texts['xl/sharedStrings.xml']!.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, t]) => t,
  );
  const cell = (place: string): string =>
    new RegExp(`<c r="${place}"[^>]*>.*?</c>`).exec(sheet)![0];
  const valueOf = (place: string): string => /<v>([^<]*)<\/v>/.exec(cell(place))![1]!;
  // Ada's number, as a shared string and not as 42.
  expect(cell('B2')).toContain('t="s"');
  expect(shared[Number(valueOf('B2'))]).toBe('0042');
  expect(Number(valueOf('H2'))).toBe(8.75);
  // Days since 1899-12-30: 2026-03-27 08:00.
  expect(Number(valueOf('F2'))).toBeCloseTo(46108 + 8 / 24, 6);
});

/** A workbook's rows: texts, numbers, and null for empty cells. */
async function readBack(file: string, width: number): Promise<(string | number | null)[][]> {
  const texts = await unzip(file);
  const plain = (xml: string): string =>
    xml
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  const shared = [...texts['xl/sharedStrings.xml']!.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, t]) => plain(t!),
  );
  const sheet = texts['xl/worksheets/sheet1.xml']!;
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells = new Array<string | number | null>(width).fill(null);
    for (const [, letter, attributes, value] of row!.matchAll(
      /<c r="([A-Z])\d+"([^>]*)>.*?<v>([^<]*)<\/v>/g,
    )) {
      const isText = attributes!.includes('t="s"');
      cells[letter!.charCodeAt(0) - 65] = isText ? shared[Number(value)]! : Number(value);
    }
    return cells;
  });
}

const parameters: Partial<Record<LayoutId, Record<string, string>>> = {
  kimai: { customer: 'Inside', project: 'Attendance' },
  adp: { companyCode: 'ABC' },
};

test.each(layouts.filter(({ fixed }) => fixed === null).map((layout) => [layout.id, layout]))(
  '%s can be read back from a workbook with all columns and values',
  async (id, layout) => {
    const file = join(await temporaryFolder(), 'export.xlsx');
    const given = resolveParameters(layout, parameters[id] ?? {});
    const emailHolders = new Map();
    const context = { source: week, parameters: given, emailHolders, omit: () => undefined };
    await writeWorkbook(layout, [layout.rows(context)], file);
    const [header, ...rows] = await readBack(file, layout.columns.length);
    expect(header).toEqual(layout.columns);
    const expected = Array.from(layout.rows(context), (row) =>
      row.map((cell) => {
        if (cell === null) return null;
        if (cell.kind === 'text') return cell.text;
        if (cell.kind === 'number') return cell.value;
        // Days since 1899-12-30.
        return Date.parse(`${cell.day}T${cell.time ?? '00:00:00'}Z`) / 86_400_000 + 25_569;
      }),
    );
    expect(rows).toHaveLength(expected.length);
    for (const [at, row] of expected.entries()) {
      for (const [column, value] of row.entries()) {
        if (typeof value === 'number') expect(rows[at]![column]).toBeCloseTo(value, 6);
        else expect(rows[at]![column]).toBe(value);
      }
    }
  },
);

test('too many rows for a workbook are refused, and CSV is suggested', async () => {
  function* many(): Generator<[ReturnType<typeof text>, ReturnType<typeof number>]> {
    for (let row = 0; row <= 200_000; row++) yield [text('a'), number(1, 0)];
  }
  const file = join(await temporaryFolder(), 'many.xlsx');
  await expect(writeWorkbook(daysLayout, [many()], file)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('CSV') as string,
  });
});
