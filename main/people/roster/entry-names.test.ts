import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import type { Entry } from 'yauzl';
import { expect, test } from 'vitest';
import { openArchive } from './archive.js';
import { decodeEntryNames } from './entry-names.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { zipSync } from 'fflate';

/** The parts of an entry that its name is read from. */
function entry(name: Buffer, flag = 0, unicodePath?: string): Entry {
  const checksum = Buffer.alloc(5);
  checksum[0] = 1;
  checksum.writeUInt32LE(crc32(name), 1);
  const extraFields =
    unicodePath === undefined
      ? []
      : [{ id: 0x7075, data: Buffer.concat([checksum, Buffer.from(unicodePath)]) }];
  return { fileNameRaw: name, generalPurposeBitFlag: flag, extraFields } as unknown as Entry;
}

const paths = (...entries: Entry[]) => decodeEntryNames(entries, null).paths;

test.each([
  ['Jürgen Müller/1.jpg', 'cp437'],
  ['Jürgen Müller/1.jpg', 'cp850'],
  ['Jürgen Müller/1.jpg', 'windows-1252'],
  ['Иванов Иван/1.jpg', 'cp866'],
  ['Иванов Иван/1.jpg', 'windows-1251'],
  ['山田太郎/1.jpg', 'shift_jis'],
  ['表示/1.jpg', 'shift_jis'],
  ['王小明/1.jpg', 'gb18030'],
])('%s is read in %s, and shown as a guess', (name, encoding) => {
  const names = decodeEntryNames([entry(iconv.encode(name, encoding))], null);
  expect(names).toMatchObject({ paths: [name], used: { isGuess: true, samples: [name] } });
});

test('valid UTF-8 without the mark, the mark, and the Unicode path are UTF-8', () => {
  const names = decodeEntryNames(
    [
      entry(Buffer.from('Jürgen/1.jpg')),
      entry(Buffer.from('Zoe\u0308/1.jpg'), 0x800),
      entry(iconv.encode('Muller/1.jpg', 'cp437'), 0, 'Müller/1.jpg'),
      entry(Buffer.from('plain\\1.jpg')),
    ],
    null,
  );
  expect(names).toEqual({
    paths: ['Jürgen/1.jpg', 'Zoë/1.jpg', 'Müller/1.jpg', 'plain/1.jpg'],
    used: null,
  });
});

test('a name that is marked as UTF-8 but is not is read like the others', () => {
  const marked = entry(iconv.encode('Jürgen Müller/1.jpg', 'windows-1252'), 0x800);
  expect(decodeEntryNames([marked], null)).toMatchObject({
    paths: ['Jürgen Müller/1.jpg'],
    used: { isGuess: true },
  });
  expect(decodeEntryNames([marked], 'windows-1252').paths).toEqual(['Jürgen Müller/1.jpg']);
});

test('a Unicode path of another name is ignored', () => {
  const other = entry(Buffer.from('Ada/1.jpg'), 0, 'Eve/1.jpg');
  other.extraFields[0]!.data.writeUInt32LE(0, 1);
  expect(paths(other)).toEqual(['Ada/1.jpg']);
});

test('a chosen encoding is used for names that are not UTF-8 only', () => {
  const entries = [entry(iconv.encode('Zoë/1.jpg', 'macintosh')), entry(Buffer.from('山田/1.jpg'))];
  expect(decodeEntryNames(entries, 'macintosh')).toMatchObject({
    paths: ['Zoë/1.jpg', '山田/1.jpg'],
    used: { encoding: 'macintosh', isGuess: false },
  });
});

test('an archive finds the photos of names in another encoding', async () => {
  const zip = Buffer.from(zipSync({ 'J#rgen/1.jpg': Buffer.from('x') }));
  const file = join(await temporaryFolder(), 'a.zip');
  // ü in cp437.
  await writeFile(file, Buffer.from(zip.toString('latin1').replaceAll('J#', 'J\x81'), 'latin1'));
  const archive = await openArchive(file, 'a.zip');
  expect(archive.files).toEqual(['Jürgen/1.jpg']);
  archive.close();
});
