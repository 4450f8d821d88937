import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import type { TextEncoding } from '../../../contract/text-encoding.js';
import { decodeText } from './text-encoding.js';

const western = ['windows-1252', 'cp437', 'cp850', 'macintosh'];
const japanese = ['shift_jis'];
const cyrillic = ['windows-1251', 'koi8-r', 'cp866', 'maccyrillic'];
const polish = ['windows-1250', 'iso-8859-2', 'cp852'];

/** Very short rosters, with the encodings in which such lists are written. */
const rosters: readonly (readonly [string, readonly string[]])[] = [
  ['number;name;department\n1;Jürgen Müller;Büro\n2;Zoë Böhm;Küche\n3;Anna Groß;Lager\n', western],
  ['number,name\n1,Jürgen Müller\n', western],
  ['NAME;VORNAME\nMÜLLER;JÜRGEN\nGRÖBNER;ÄNNE\n', western],
  ['number,name\n1,Søren Ærø\n2,Bjørn Åse\n', ['windows-1252', 'cp850', 'macintosh']],
  ['number,name\n1,Åsa Öberg\n2,Björn Sjöström\n', western],
  ['Matrícula;Nome\n1;João Conceição\n2;Inês Simões\n', ['windows-1252', 'cp850', 'macintosh']],
  ['Matricule;Nom;Prénom\n1;Lefèvre;Hélène\n2;Dubois;François\n3;Noël;Zoé\n', western],
  ['number;name\n1;José Muñoz\n', western],
  ['Nº empleado;Apellidos;Nombre\n1;Muñoz Peña;José\n2;García;Ángel\n', ['windows-1252', 'cp850']],
  ['社員番号,氏名\n1,山田太郎\n2,佐藤花子\n3,鈴木一郎\n', japanese],
  ['number,name\n1,山田太郎\n', japanese],
  ['number,name\n1,タナカ ハナコ\n2,すずき\n', japanese],
  ['工号,姓名,部门\n1,王小明,技术部\n2,李娜,财务部\n3,张伟,市场部\n', ['gb18030']],
  ['number,name\n1,王小明\n2,李娜\n', ['gb18030']],
  ['number,name\n1,张伟\n', ['gb18030']],
  ['工號,姓名,部門\n1,陳怡君,技術部\n2,林志豪,財務部\n', ['big5']],
  ['number,name\n1,김민수\n2,이영희\n', ['euc-kr']],
  ['Табельный номер;ФИО\n1;Иванов Иван\n2;Петрова Анна\n', cyrillic],
  ['number;name\n1;Иванов Иван\n', cyrillic],
  ['number;name\n1;Łukasz Wiśniewski\n2;Małgorzata Zając\n', polish],
  ['number;name\n1;Jiří Dvořák\n2;Šárka Černá\n', polish],
  ['number;name\n1;Γιώργος Παπαδόπουλος\n2;Ελένη Νικολάου\n', ['windows-1253', 'cp737']],
  ['number;name\n1;محمد علي\n2;فاطمة حسن\n', ['windows-1256']],
  ['number;name\n1;דוד כהן\n2;שרה לוי\n', ['windows-1255', 'cp862']],
];
const cases = rosters.flatMap(([text, names]) => names.map((name) => [text, name] as const));

test.each(cases)('the encoding of %j is recognised in %s', (text, name) => {
  const decoded = decodeText(iconv.encode(text, name), null, ['windows-1252']);
  expect(decoded).toMatchObject({ text, isGuess: true });
});

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from('name\nZoë\n')],
  ['UTF-8 with a mark', Buffer.from('\ufeffname\nZoë\n')],
  ['UTF-16 with a mark', Buffer.from('\ufeff名前\n山田\n', 'utf16le')],
  ['UTF-16 whose first letter is not Latin', Buffer.from('名前,番号\n山田,1\n', 'utf16le')],
  ['big-endian UTF-16', Buffer.from('名前,番号\n山田,1\n', 'utf16le').swap16()],
])('%s is not guessed', (_name, bytes) => {
  const decoded = decodeText(bytes, null, []);
  expect(decoded.isGuess).toBe(false);
  expect(decoded.text).toMatch(/^(name\nZoë|名前\n山田|名前,番号\n山田,1)\n$/);
});

test('a few damaged bytes do not change the encoding of the rest', () => {
  const bytes = Buffer.from('name\nJürgen Müller\nZoë\nAnna Groß\nBen\xff\n');
  const damaged = Buffer.concat([bytes, Buffer.from([0x45, 0xff, 0x0a])]);
  const { text, encoding } = decodeText(damaged, null, []);
  expect(encoding).toBe('utf-8');
  expect(text).toContain('Jürgen Müller');
  expect(text).toContain('E\ufffd\n');
});

test('a chosen encoding is used, unless the file has a byte order mark', () => {
  const chosen: TextEncoding = 'windows-1251';
  const bytes = iconv.encode('Иванов', 'windows-1251');
  expect(decodeText(bytes, chosen, [])).toEqual({
    text: 'Иванов',
    encoding: chosen,
    isGuess: false,
  });
  expect(decodeText(Buffer.from('\ufeffZoë'), chosen, []).text).toBe('Zoë');
});
