import { join } from 'node:path';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { number, text } from './cell.js';
import { daysLayout } from './days.js';
import { week } from './testing/week.js';
import { writeWorkbook } from './write-workbook.js';

/** The texts of a ZIP's files, by name. */
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
  const rows = daysLayout.rows({ source: week, parameters: {}, omit: () => undefined });
  await writeWorkbook(daysLayout, rows, file);
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

test('more rows than a workbook holds here are refused, and CSV is named', async () => {
  function* many(): Generator<[ReturnType<typeof text>, ReturnType<typeof number>]> {
    for (let row = 0; row <= 200_000; row++) yield [text('a'), number(1, 0)];
  }
  const file = join(await temporaryFolder(), 'many.xlsx');
  await expect(writeWorkbook(daysLayout, many(), file)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('CSV') as string,
  });
});
