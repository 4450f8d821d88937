import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { isGarbled } from './garbled.js';

test.each([
  'Ada Lovelace',
  'Jürgen Müller',
  'Zoë Groß',
  'François Lefèvre',
  'Mª José Muñoz',
  'Ærø Åse Þór',
  'ÄNNE GRÖBNER',
  'Łukasz Wiśniewski',
  'Šárka Dvořáková',
  'Ayşe Yılmaz',
  'O’Brien',
  'D´Angelo',
  'Àngel Col·lell',
  'Иванов Иван',
  'Сергій Ґонта',
  'Γιώργος Παπαδόπουλος',
  'محمد علي',
  'דוד כהן',
  '山田太郎',
  'すずき',
  '王小明',
  '李娜',
  '陳怡君',
  '김민수',
  'สมชาย',
  'Nguyễn Văn Đức',
])('%s is not garbled', (name) => {
  expect(isGarbled(name)).toBe(false);
});

const misread = (name: string, by: string): string => iconv.decode(Buffer.from(name), by);

test.each([
  ['UTF-8 read as Windows-1252', misread('Jürgen', 'windows-1252')],
  ['UTF-8 read as Mac Roman', misread('Jürgen', 'macintosh')],
  ['UTF-8 read as cp437', misread('Zoë', 'cp437')],
  ['UTF-8 read as cp850', misread('José', 'cp850')],
  ['UTF-8 read as Windows-1251', misread('Иванов', 'windows-1251')],
  ['UTF-8 read as GBK', misread('山田太郎王', 'gb18030')],
  ['Japanese UTF-8 read as Windows-1252', misread('山田太郎', 'windows-1252')],
  ['a character that could not be decoded', 'J\ufffdrgen'],
  ['a C1 control', 'J\u0081rgen'],
  ['cp437 read as Windows-1252', iconv.decode(iconv.encode('Bjørnä', 'cp437'), 'windows-1252')],
  ['Shift_JIS read as Windows-1252', iconv.decode(iconv.encode('山田', 'shift_jis'), 'win1252')],
])('%s is garbled', (_what, name) => {
  expect(isGarbled(name)).toBe(true);
});
