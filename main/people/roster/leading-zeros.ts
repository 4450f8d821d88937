/**
 * Writes the zeros that a workbook shows before its numbers into them: with the format `0000`, the number 42 is
 * shown as 0042. The library that reads workbooks does not know the formats of numbers.
 * @param parts XML parts of a workbook by name (ECMA-376, part 1, sections 18.3.1.4 and 18.8.30).
 */
export function withLeadingZeros(
  parts: Readonly<Record<string, Uint8Array>>,
): Record<string, Uint8Array> {
  const widths = widthsOf(textOf(parts['xl/styles.xml']));
  if (widths.size === 0) return { ...parts };
  const cell = /(<c\b[^>]*\ss="(\d+)"[^>]*>\s*<v>)(\d+)(?=<\/v>)/g;
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => {
      if (!/worksheets\/[^/]*\.xml$/i.test(name)) return [name, part];
      const padded = textOf(part).replaceAll(
        cell,
        (all: string, start: string, style: string, digits: string) => {
          const width = widths.get(Number(style));
          // Texts are numbers of a list.
          const isNumber = width !== undefined && !/\st="(?!n")/.test(start);
          return isNumber ? start + digits.padStart(width, '0') : all;
        },
      );
      return [name, Buffer.from(padded)];
    }),
  );
}

/** Number of digits by place of a cell style, for styles that show a number with a fixed number of digits. */
function widthsOf(styles: string): Map<number, number> {
  const widthOfFormat = new Map<string, number>();
  for (const [format] of styles.matchAll(/<numFmt\s[^>]*>/g)) {
    const [, zeros] = /\sformatCode="(0{2,40})(?:;[^"]*)?"/.exec(format) ?? [];
    const [, id] = /\snumFmtId="(\d+)"/.exec(format) ?? [];
    if (zeros !== undefined && id !== undefined) widthOfFormat.set(id, zeros.length);
  }
  const [, cellStyles = ''] = /<cellXfs\b([\s\S]*?)<\/cellXfs>/.exec(styles) ?? [];
  const widths = new Map<number, number>();
  for (const [place, [style]] of [...cellStyles.matchAll(/<xf\s[^>]*>/g)].entries()) {
    const [, id = ''] = /\snumFmtId="(\d+)"/.exec(style) ?? [];
    const width = widthOfFormat.get(id);
    if (width !== undefined) widths.set(place, width);
  }
  return widths;
}

function textOf(part: Uint8Array | undefined): string {
  return part === undefined
    ? ''
    : Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8');
}
