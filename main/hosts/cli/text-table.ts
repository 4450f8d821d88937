import widthOf from 'fast-string-width';

/**
 * A plain table with borders, without colours. Cells may have several lines.
 *
 * Our own code, because the libraries for tables take 2 ms a row: they wrap, colour and span cells. The difficult part
 * is the width of text on a terminal, and a library computes that.
 * @param cells rows with as many cells as `head`.
 */
export function textTable(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const rows = [head, ...cells].map((row) => row.map(linesIn));
  const widths = head.map((_title, column) =>
    rows.flatMap((row) => row[column] ?? []).reduce((most, { width }) => Math.max(most, width), 0),
  );
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const linesOf = (row: readonly (readonly Line[])[]): string[] => {
    const height = Math.max(1, ...row.map((lines) => lines.length));
    return Array.from({ length: height }, (_none, at) => {
      const padded = widths.map((most, column) => {
        const { text, width } = row[column]?.[at] ?? { text: '', width: 0 };
        return ` ${text}${' '.repeat(most - width)} `;
      });
      return `│${padded.join('│')}│`;
    });
  };
  const [titles, ...body] = rows.map(linesOf);
  return [
    rule('┌', '┬', '┐'),
    ...titles!,
    ...(body.length === 0 ? [] : [rule('├', '┼', '┤')]),
    ...body.flat(),
    rule('└', '┴', '┘'),
  ].join('\n');
}

interface Line {
  readonly text: string;
  /** Columns on a terminal. */
  readonly width: number;
}

function linesIn(cell: string): Line[] {
  return cell.split('\n').map((text) => ({ text, width: widthOf(text) }));
}
