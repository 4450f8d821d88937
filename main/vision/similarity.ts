import type { Point } from '../../contract/face.js';

/** A turn, a scale and a shift: x' = a·x − b·y + tx, y' = b·x + a·y + ty. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

/**
 * The similarity that maps `from` onto `to` with the least squared error (Umeyama 1991; in two
 * dimensions and without reflection it has this closed form).
 * @throws Error where the points coincide or differ in number.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  if (from.length !== to.length) throw new Error('both lists must have as many points');
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

/** The similarity that undoes the other. */
export function invert({ a, b, tx, ty }: Similarity): Similarity {
  const square = a * a + b * b;
  const p = a / square;
  const q = -b / square;
  return { a: p, b: q, tx: -(p * tx - q * ty), ty: -(q * tx + p * ty) };
}

/** The point after the similarity. */
export function apply({ a, b, tx, ty }: Similarity, { x, y }: Point): Point {
  return { x: a * x - b * y + tx, y: b * x + a * y + ty };
}

/** How much larger things become. */
export function scaleOf({ a, b }: Similarity): number {
  return Math.hypot(a, b);
}

/** The mean of points. */
export function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/**
 * The similarity that cuts a square around `centre` out of a picture: the square's side becomes
 * `sidePx`, and what is turned by `angle` (radians, clockwise as seen) stands upright.
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

/** By how much the line from one point to the other is turned clockwise as seen, radians. */
export function angleOf(from: Point, to: Point): number {
  return Math.atan2(to.y - from.y, to.x - from.x);
}

/** The point turned clockwise as seen about the origin, by radians. */
export function turned({ x, y }: Point, angle: number): Point {
  return {
    x: x * Math.cos(angle) - y * Math.sin(angle),
    y: x * Math.sin(angle) + y * Math.cos(angle),
  };
}
