import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { portrait, samplePhoto } from '../testing/photos.js';
import { readFileSync } from 'node:fs';

/** A photo of a wall. */
function wall(): Promise<Buffer> {
  const background = { r: 180, g: 170, b: 150 };
  return sharp({ create: { width: 400, height: 400, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function staff(): Promise<{ zip: string; data: string[] }> {
  const folder = await temporaryFolder();
  const zip = join(folder, 'staff.zip');
  const table =
    'number,name,department,pin,photos\n' +
    '0001,Ada,Lab,2468,\n' +
    '0002,Ben,,,b1.jpg;broken.jpg;crowd.jpg\n' +
    '0003,Chloe,Office,1357,\n' +
    '0004,David,Office,12,\n' +
    '0005,Eve,Office,,staff/Eve/b.jpg\n' +
    '0006,Fay,Office,,wall.jpg\n';
  await writeFile(
    zip,
    zipSync(
      {
        'staff/roster.csv': Buffer.from(table),
        'staff/0001/a1.jpg': await portrait('ada', 0),
        'staff/0001/a2.jpg': await portrait('ada', 1),
        'staff/Ben/b1.jpg': await portrait('ben', 0),
        'staff/Ben/broken.jpg': Buffer.from('no photo'),
        'staff/Ben/crowd.jpg': readFileSync(samplePhoto(6)),
        'staff/Eve/b.jpg': Buffer.from('no photo'),
        'staff/Fay/wall.jpg': await wall(),
      },
      { level: 0 },
    ),
  );
  return { zip, data: ['--data', join(folder, 'data')] };
}

test('a dry run lists what each row would do, and changes nothing', async () => {
  const { zip, data } = await staff();
  const { code, json } = await rollcall(['import', zip, '--dry-run', '--json', ...data]);
  expect(code).toBe(1);
  expect(json.map(({ line, action, photos }) => [line, action, photos])).toEqual([
    [2, 'add', 2],
    [3, 'add', 2],
    [4, 'add', 0],
    [5, 'refuse', 0],
    [6, 'refuse', 0],
    [7, 'add', 1],
  ]);
  const leftOut = [{ file: 'staff/Ben/broken.jpg' }];
  expect(json).toMatchObject([
    {},
    { leftOut },
    {},
    {},
    { leftOut: [{ file: 'staff/Eve/b.jpg' }] },
    {},
  ]);
  expect((await rollcall(['people', '--json', ...data])).json).toEqual([]);
});

test('an import needs consent, and lists the rows and photos that it refused', async () => {
  const { zip, data } = await staff();
  const without = await rollcall(['import', zip, ...data]);
  expect(without).toMatchObject({ code: 1 });
  expect(without.err).toMatch(/--consent-given is required: everyone with photos must have agreed/);
  const missing = await rollcall(['import', `${zip}.zip`, ...data]);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('staff.zip.zip')]);
  expect(missing.err).not.toContain('consent');

  const done = await rollcall(['import', zip, '--consent-given', ...data]);
  expect(done.code).toBe(1);
  expect(done.out).toContain('3 added, 0 changed, 7 refused.');
  for (const sentence of [
    /line 5, David: pin: must be four to twelve digits/,
    /line 3, Ben: staff\/Ben\/broken\.jpg: .*not/,
    /line 3, Ben: staff\/Ben\/crowd\.jpg: .*shows \d faces/,
    /line 6, Eve: staff\/Eve\/b\.jpg: .*not an image/,
    /line 6, Eve: needs photos, or a number and a PIN/,
    /line 7, Fay: staff\/Fay\/wall\.jpg: .*no face/,
    /line 7, Fay: not added, because no photo could be used/,
  ]) {
    expect(done.err).toMatch(sentence);
  }
  const people = (await rollcall(['people', '--json', ...data])).json;
  expect(people).toMatchObject([
    { name: 'Ada', number: '0001', department: 'Lab', samples: 2, hasPin: true },
    { name: 'Ben', number: '0002', samples: 1, hasPin: false },
    { name: 'Chloe', number: '0003', samples: 0, hasPin: true },
  ]);
  // People who are complete are skipped, so that an import that was stopped can continue.
  const again = await rollcall(['import', zip, '--consent-given', ...data]);
  expect(again.out).toContain('0 added, 0 changed');
  expect((await rollcall(['people', '--json', ...data])).json).toEqual(people);
  const audit = (await rollcall(['audit', '--json', ...data])).json;
  expect(audit.map((one) => one['action']).reverse()).toEqual([
    'roster.start',
    'roster.end',
    'roster.start',
    'roster.end',
  ]);
  expect(JSON.stringify(audit)).not.toMatch(/2468|1357|Ada/);
});

test('unusable new photos do not change a template, but details are updated', async () => {
  const { zip, data } = await staff();
  await rollcall(['import', zip, '--consent-given', ...data]);
  const table = 'number,name,department,pin,photos\n0001,Ada,Workshop,8642,crowd.jpg\n';
  const files = { 'roster.csv': Buffer.from(table), 'crowd.jpg': readFileSync(samplePhoto(6)) };
  await writeFile(zip, zipSync(files, { level: 0 }));
  const again = await rollcall(['import', zip, '--replace', '--consent-given', ...data]);
  expect(again.err).toMatch(/line 2, Ada: crowd\.jpg: .*shows \d faces/);
  expect(again.out).toContain('0 added, 1 changed, 1 refused.');
  expect((await rollcall(['people', '--json', ...data])).json).toContainEqual(
    expect.objectContaining({ name: 'Ada', number: '0001', department: 'Workshop', samples: 2 }),
  );
});

test.each([
  ['UTF-16', Buffer.from('\ufeffnumber,name,pin\r\n7,Zoë,2468\r\n', 'utf16le')],
  ['Windows-1252', Buffer.from('number;name;pin\r\n7;Zoë;2468\r\n', 'latin1')],
])('a table in %s is imported', async (_name, bytes) => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const file = join(folder, 'staff.csv');
  await writeFile(file, bytes);
  // A table without photos needs no consent.
  expect(await rollcall(['import', file, ...data])).toMatchObject({ code: 0 });
  expect((await rollcall(['people', '--json', ...data])).json).toMatchObject([
    { name: 'Zoë', number: '7' },
  ]);
});

test('a dry run shows the encoding with samples, and --encoding chooses another', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const file = join(folder, 'staff.csv');
  await writeFile(file, iconv.encode('number;name;pin\n7;Иванов Иван;2468\n', 'windows-1251'));
  const detected = await rollcall(['import', file, '--dry-run', ...data]);
  expect(detected.out).toContain('Иванов Иван');
  expect(detected.err).toContain('Encoding of the table: Cyrillic (Windows-1251) (detected');
  expect(detected.err).toContain('  Иванов Иван');
  // The samples are not whole lines, because lines contain PINs.
  expect(detected.err).not.toContain('2468');
  const other = await rollcall(['import', file, '--dry-run', '--encoding', 'KOI8_R', ...data]);
  expect(other.out).toContain('хБЮМНБ');
  const unknown = await rollcall(['import', file, '--dry-run', '--encoding', 'klingon', ...data]);
  expect(unknown).toMatchObject({
    code: 2,
    err: expect.stringContaining('windows-1251') as string,
  });
});

test('every file of a ZIP is read, or named with the reason, in the dry run and in the import', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const zip = join(folder, 'staff.zip');
  const ada = await portrait('ada', 0);
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  const files: Record<string, Uint8Array> = {
    'Ada/1.JFIF': ada,
    'Ada/2': await portrait('ada', 1),
    'Ada/originals/3.gif': await sharp(await portrait('ada', 2))
      .gif()
      .toBuffer(),
    'Ada/@eaDir/1.jpg': ada,
    'Ada/Thumbs.db': Buffer.from('x'),
    'Ada/letter.txt': Buffer.from('Dear all'),
    'Ben/IMG_1.HEIC': heic,
    'Cara/renamed.jpg': heic,
    'Dora/logo.png': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'Ed/': new Uint8Array(),
    'readme.md': Buffer.from('# Photos'),
  };
  await writeFile(zip, zipSync(files, { level: 0 }));
  const plan = await rollcall(['import', zip, '--dry-run', ...data]);
  const run = await rollcall(['import', zip, '--consent-given', ...data]);
  expect([plan.code, run.code]).toEqual([1, 1]);
  expect(run.out).toContain('1 added');
  for (const text of [plan.out + plan.err, run.err]) {
    const line = text.replaceAll(/\s+/g, ' ');
    expect(line).toMatch(/Ada\/letter\.txt.*it is not a photo/);
    expect(line).toMatch(/Ben\/IMG_1\.HEIC.*it is a HEIC photo.*export it as JPEG/);
    expect(line).toMatch(/Cara\/renamed\.jpg.*it is a HEIC photo/);
    expect(line).toMatch(/Dora\/logo\.png.*it is an SVG drawing/);
    expect(line).toMatch(/Left out \(it belongs to the operating system[^)]*\): .*Ada\/@eaDir/);
    expect(line).toMatch(/Left out \(the folder is empty\): Ed\./);
    expect(line).toMatch(/Left out \(it is not a photo\): .*readme\.md/);
  }
  expect((await rollcall(['people', '--json', ...data])).json).toMatchObject([
    { name: 'Ada', samples: 3 },
  ]);
});

test('a ZIP file of too many folders is refused with one sentence', async () => {
  const folder = await temporaryFolder();
  const zip = join(folder, 'staff.zip');
  const names = Array.from({ length: 40_001 }, (_, index) => [`p${index}/`, new Uint8Array()]);
  await writeFile(zip, zipSync(Object.fromEntries(names) as Record<string, Uint8Array>));
  const refused = await rollcall(['import', zip, '--dry-run', '--data', join(folder, 'data')]);
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err.trim()).toMatch(/^staff\.zip has 40,001 folders; at most 40,000 .* Divide it/);
});

const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each<[string, string, Uint8Array, RegExp]>([
  ['100,000 rows', 'staff.csv', csv(`name\n${'Ada\n'.repeat(100_000)}`), /more than 20,000 rows/],
  ['no name column', 'staff.csv', csv('number,pin\n7,2468\n'), /has no "name" column/],
  [
    'a path outside the archive',
    'staff.zip',
    zipSync({ '../../evil.jpg': csv('x') }),
    /staff\.zip cannot be read as a ZIP file/,
  ],
  [
    'a table that is much larger when decompressed',
    'staff.zip',
    zipSync({ 'roster.csv': new Uint8Array(60 * 2 ** 20) }),
    /too large/,
  ],
])('a roster with %s is refused as a whole', async (_what, name, bytes, sentence) => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  await writeFile(join(folder, name), bytes);
  const refused = await rollcall(['import', join(folder, name), '--consent-given', ...data]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(sentence)]);
  expect((await rollcall(['people', '--json', ...data])).json).toEqual([]);
});

test('duplicate numbers and formulas are refused with line and column, and other rows are imported', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const file = join(folder, 'staff.csv');
  await writeFile(
    file,
    'number,name,pin\n7,Ada,2468\n8,Ben,2468\n7,Chloe,2468\n9,"=HYPERLINK(1)",2468\n',
  );
  const done = await rollcall(['import', file, '--consent-given', ...data]);
  expect(done.code).toBe(1);
  expect(done.out).toContain('1 added, 0 changed, 3 refused.');
  for (const sentence of [
    /line 2, Ada: number: is also used in line 4/,
    /line 4, Chloe: number: is also used in line 2/,
    /line 5, .*: name: contains a formula/,
  ]) {
    expect(done.err).toMatch(sentence);
  }
  expect((await rollcall(['people', '--json', ...data])).json).toMatchObject([{ name: 'Ben' }]);
});
