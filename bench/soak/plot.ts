/** One curve. */
export interface Series {
  readonly title: string;
  readonly unit: string;
  readonly points: readonly { readonly atMs: number; readonly value: number }[];
}

const width = 900;
const rowHeight = 130;
const left = 70;
const top = 30;

/** Draws curves below each other over the same time, each from 0 to its largest value, as SVG. */
export function plotOf(series: readonly Series[], title: string): string {
  const rows = series.map((one, row) => rowOf(one, top + row * rowHeight));
  const height = top + series.length * rowHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="20" font-size="14">${title}</text>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

function rowOf({ title, unit, points }: Series, y: number): string {
  const plotWidth = width - left - 20;
  const plotHeight = rowHeight - 45;
  const lastMs = Math.max(1, ...points.map(({ atMs }) => atMs));
  const largest = Math.max(1e-9, ...points.map(({ value }) => value));
  const bottom = y + 20 + plotHeight;
  const xOf = (atMs: number): string => (left + (plotWidth * atMs) / lastMs).toFixed(1);
  const path = points.map(
    ({ atMs, value }) => `${xOf(atMs)},${(bottom - (plotHeight * value) / largest).toFixed(1)}`,
  );
  return [
    `<text x="${left}" y="${y + 12}">${title} (${unit})</text>`,
    `<path d="M${left} ${y + 20}V${bottom}H${left + plotWidth}" fill="none" stroke="#999"/>`,
    `<text x="${left - 6}" y="${y + 26}" text-anchor="end">${largest >= 100 ? largest.toFixed(0) : largest.toPrecision(3)}</text>`,
    `<text x="${left - 6}" y="${bottom}" text-anchor="end">0</text>`,
    `<text x="${left + plotWidth}" y="${bottom + 14}" text-anchor="end">${(lastMs / 60_000).toFixed(0)} minutes</text>`,
    `<polyline points="${path.join(' ')}" fill="none" stroke="#0b5fa5" stroke-width="1.5"/>`,
  ].join('\n');
}
