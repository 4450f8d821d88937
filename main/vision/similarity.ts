import type { Point } from '../../contract/face.js';

/** Rotation, scale and translation: x' = a·x − b·y + tx, y' = b·x + a·y + ty. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

/**
 * The least-squares similarity that maps `from` onto `to` (Umeyama 1991; in two dimensions and without
 * reflection it has this closed form).
 * @throws Error if the points coincide or the lists differ in length.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  if (from.length !== to.length) throw new Error('both lists must have the same number of points');
  const meanFrom = meanOf(from);
  const meanTo = meanOf(to);
  let dot = 0;
  let cross = 0;
  let spread = 0;
  for (const [index, point] of from.entries()) {
    const x = point.x - meanFrom.x;
    const y = point.y - meanFrom.y;
    const u = to[index]!.x - meanTo.x;
    const v = to[index]!.y - meanTo.y;
    dot += x * u + y * v;
    cross += x * v - y * u;
    spread += x * x + y * y;
  }
  if (spread === 0) throw new Error('the points coincide');
  const a = dot / spread;
  const b = cross / spread;
  return {
    a,
    b,
    tx: meanTo.x - a * meanFrom.x + b * meanFrom.y,
    ty: meanTo.y - b * meanFrom.x - a * meanFrom.y,
  };
}

/** The inverse similarity. */
export function invert({ a, b, tx, ty }: Similarity): Similarity {
  const square = a * a + b * b;
  const p = a / square;
  const q = -b / square;
  return { a: p, b: q, tx: -(p * tx - q * ty), ty: -(q * tx + p * ty) };
}

/** Maps a point. */
export function apply({ a, b, tx, ty }: Similarity, { x, y }: Point): Point {
  return { x: a * x - b * y + tx, y: b * x + a * y + ty };
}

/** The scale factor. */
export function scaleOf({ a, b }: Similarity): number {
  return Math.hypot(a, b);
}

/** The centroid of points. */
export function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/**
 * The similarity that crops a square around `centre`: its side becomes `sidePx`, and content rotated by
 * `angle` (radians, clockwise in the picture) becomes upright.
 */
export function cropSquare(centre: Point, side: number, angle: number, sidePx: number): Similarity {
  const scale = sidePx / side;
  const a = scale * Math.cos(angle);
  const b = -scale * Math.sin(angle);
  return {
    a,
    b,
    tx: sidePx / 2 - (a * centre.x - b * centre.y),
    ty: sidePx / 2 - (b * centre.x + a * centre.y),
  };
}

/** The angle of the line between two points, radians, clockwise in the picture. */
export function angleOf(from: Point, to: Point): number {
  return Math.atan2(to.y - from.y, to.x - from.x);
}

/** Rotates a point around the origin by radians, clockwise in the picture. */
export function rotate({ x, y }: Point, angle: number): Point {
  return {
    x: x * Math.cos(angle) - y * Math.sin(angle),
    y: x * Math.sin(angle) + y * Math.cos(angle),
  };
}
