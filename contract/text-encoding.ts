/** An encoding of text that tables and names in ZIP files may have. */
interface NamedEncoding {
  /** As in WHATWG and IANA, or the number of the code page. */
  readonly id: string;
  /** For people: who writes it, and the name that other programs use. */
  readonly label: string;
  /** Other names, for the command line. */
  readonly aliases: readonly string[];
}

/**
 * The encodings that can be chosen: those that spreadsheets, payroll programs and ZIP programs of Windows,
 * DOS and Mac OS wrote before Unicode. An encoding also covers its subsets (Windows-1252 for ISO 8859-1, GB18030 for
 * GBK and GB2312, Windows-31J for Shift_JIS).
 */
export const encodings = [
  named('utf-8', 'Unicode (UTF-8)'),
  named('utf-16le', 'Unicode (UTF-16, little-endian)', 'utf-16', 'unicode', 'ucs-2'),
  named('utf-16be', 'Unicode (UTF-16, big-endian)'),
  named('windows-1252', 'Western (Windows-1252)', 'cp1252', 'latin1', 'iso-8859-1', 'ansi'),
  named('cp850', 'Western (DOS, cp850)', 'ibm850', 'cp858', 'dos'),
  named('cp437', 'Western (DOS, cp437)', 'ibm437'),
  named('macintosh', 'Western (Mac Roman)', 'mac-roman', 'x-mac-roman', 'mac'),
  named('iso-8859-15', 'Western (ISO 8859-15)', 'latin9'),
  named('windows-1250', 'Central European (Windows-1250)', 'cp1250'),
  named('iso-8859-2', 'Central European (ISO 8859-2)', 'latin2'),
  named('cp852', 'Central European (DOS, cp852)', 'ibm852'),
  named('maccenteuro', 'Central European (Mac)', 'mac-latin2', 'x-mac-ce'),
  named('windows-1251', 'Cyrillic (Windows-1251)', 'cp1251'),
  named('cp866', 'Cyrillic (DOS, cp866)', 'ibm866'),
  named('koi8-r', 'Cyrillic (KOI8-R)'),
  named('koi8-u', 'Cyrillic (KOI8-U)'),
  named('maccyrillic', 'Cyrillic (Mac)', 'x-mac-cyrillic'),
  named('windows-1253', 'Greek (Windows-1253)', 'cp1253', 'iso-8859-7'),
  named('cp737', 'Greek (DOS, cp737)', 'ibm737'),
  named('windows-1254', 'Turkish (Windows-1254)', 'cp1254', 'iso-8859-9', 'latin5'),
  named('cp857', 'Turkish (DOS, cp857)', 'ibm857'),
  named('windows-1257', 'Baltic (Windows-1257)', 'cp1257'),
  named('windows-1258', 'Vietnamese (Windows-1258)', 'cp1258'),
  named('windows-1255', 'Hebrew (Windows-1255)', 'cp1255', 'iso-8859-8'),
  named('cp862', 'Hebrew (DOS, cp862)', 'ibm862'),
  named('windows-1256', 'Arabic (Windows-1256)', 'cp1256'),
  named('windows-874', 'Thai (Windows-874)', 'cp874', 'tis-620'),
  named('shift_jis', 'Japanese (Shift_JIS)', 'sjis', 'cp932', 'windows-31j'),
  named('euc-jp', 'Japanese (EUC-JP)'),
  named('gb18030', 'Chinese, simplified (GBK, GB18030)', 'gbk', 'gb2312', 'cp936'),
  named('big5', 'Chinese, traditional (Big5)', 'cp950', 'big5-hkscs'),
  named('euc-kr', 'Korean (EUC-KR)', 'cp949', 'ks_c_5601-1987', 'uhc'),
] as const satisfies readonly NamedEncoding[];

export type TextEncoding = (typeof encodings)[number]['id'];

/** The label of an encoding, such as "Western (Windows-1252)". */
export function encodingLabel(id: TextEncoding): string {
  return encodings.find((encoding) => encoding.id === id)!.label;
}

/** The encoding that a name means, in any case and with any punctuation; null for an unknown one. */
export function encodingNamed(name: string): TextEncoding | null {
  const wanted = bare(name);
  const found = encodings.find(({ id, aliases }) =>
    [id, ...(aliases as readonly string[])].some((other) => bare(other) === wanted),
  );
  return found?.id ?? null;
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function named<Id extends string>(id: Id, label: string, ...aliases: string[]) {
  return { id, label, aliases };
}
