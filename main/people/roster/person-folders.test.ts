import { expect, test } from 'vitest';
import { cleanPath, nameKey, personFolders } from './person-folders.js';

const folders = (...files: string[]) =>
  personFolders(files, (file) => !file.endsWith('.heic')).map(({ path, files: own, problem }) => [
    path,
    own.length,
    problem === null ? 'clear' : problem,
  ]);

test('the innermost folder names the person', () => {
  expect(
    folders('staff/Berlin/Ada/1.jpg', 'staff/Berlin/Ada/2.jpg', 'staff/Madrid/Ben/1.jpg'),
  ).toEqual([
    ['staff/Berlin/Ada', 2, 'clear'],
    ['staff/Madrid/Ben', 1, 'clear'],
  ]);
});

test.each([
  ...['selected', 'Originals', 'Lightroom', 'lightroom exports 2', 'RAW', 'Capture One', 'DCIM'],
  ...['100APPLE', '2026', '2026-03-02', 'Neuer Ordner (2)', 'صور', 'Se\u0301lection'],
])('a folder %s inside a person’s folder names no one', (name) => {
  expect(folders(`Ada/${name}/1.jpg`, 'Ada/2.jpg', `Ben/${name}/1.jpg`).at(0)).toEqual([
    'Ada',
    2,
    'clear',
  ]);
  expect(folders(`x/Ada/${name}/originals/1.jpg`)).toEqual([['x/Ada', 1, 'clear']]);
});

test('a folder inside one of the same name is the same person', () => {
  expect(folders('Ada/Ada/1.jpg', 'Ada/2.jpg')).toEqual([['Ada', 2, 'clear']]);
});

test.each(['Max Original', 'Fotios', 'Bild', 'Best', '0042', 'Lightfoot', 'Photos Ada'])(
  'a folder %s may name a person',
  (name) => {
    expect(folders(`Berlin/${name}/1.jpg`)).toEqual([[`Berlin/${name}`, 1, 'clear']]);
  },
);

test.each([
  ['Berlin/John Smith', 'Madrid/John Smith'],
  ['Berlin/John Smith', 'Madrid/team/john  smith'],
  ['a/Zoë', 'b/Zoe\u0308'],
  ['Ada', 'ada'],
  ['John Smith', 'Madrid/John Smith'],
  ['Ann\u200bLee', 'x/AnnLee'],
])('%s and %s have the same name, so both have a problem that names both', (one, other) => {
  const found = folders(`${one}/1.jpg`, `${other}/selected/1.jpg`, 'Ben/1.jpg');
  const problem = expect.stringContaining(
    `is the name of 2 folders (${cleanPath(one)}, ${cleanPath(other)})`,
  ) as string;
  expect(found).toEqual([
    [cleanPath(one), 1, problem],
    [cleanPath(other), 1, problem],
    ['Ben', 1, 'clear'],
  ]);
});

test('the import asks about a folder inside a folder with photos, but not because of other files', () => {
  expect(folders('Ada/1.jpg', 'Ada/holiday/2.jpg', 'Ada/holiday/raw/3.jpg')).toEqual([
    ['Ada', 1, 'clear'],
    ['Ada/holiday', 2, expect.stringContaining('inside Ada, which has photos too')],
  ]);
  expect(folders('staff/logo.heic', 'staff/Ada/1.jpg')).toEqual([['staff/Ada', 1, 'clear']]);
});

test('a person whose only photos cannot be used is still a person', () => {
  expect(folders('Ada/1.heic', 'Ben/1.jpg')).toEqual([
    ['Ada', 1, 'clear'],
    ['Ben', 1, 'clear'],
  ]);
  expect(folders('a/Ada/1.heic', 'b/Ada/1.jpg').map(([, , problem]) => problem)).toEqual([
    expect.stringContaining('2 folders'),
    expect.stringContaining('2 folders'),
  ]);
});

test('photos outside all people’s folders are listed one by one', () => {
  const problem = expect.stringContaining('not in a folder named after a person') as string;
  expect(folders('1.jpg', 'selected/2.jpg', '3.heic')).toEqual([
    ['1.jpg', 1, problem],
    ['selected/2.jpg', 1, problem],
  ]);
});

test('the key of a name ignores case, spacing, Unicode form and invisible signs', () => {
  expect(new Set(['Zoë  Lee', 'zoe\u0308 lee', '\u200eZoë\u200b Lee '].map(nameKey)).size).toBe(1);
});
