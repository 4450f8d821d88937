import type { Picture } from './picture.js';

/** Draws a room behind an attack: a wall with frames, shelves and lines, which has corners to follow. */
export function drawRoom(width: number, height: number, random: () => number): Picture {
  const data = new Uint8Array(width * height * 3);
  const wall = colour(random, 120, 110);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = 1 - 0.25 * (x / width) - 0.15 * (y / height);
      for (let plane = 0; plane < 3; plane++)
        data[3 * (y * width + x) + plane] = wall[plane]! * shade;
    }
  }
  const things = 12 + Math.floor(random() * 25);
  for (let thing = 0; thing < things; thing++) {
    const wide = 8 + random() ** 2 * width * 0.3;
    const high = 8 + random() ** 2 * height * 0.4;
    const left = random() * width - wide / 2;
    const top = random() * height - high / 2;
    const fill = colour(random, 30, 200);
    const stripes = random() < 0.4 ? 3 + random() * 9 : 0;
    paint(data, width, height, { left, top, wide, high }, fill, stripes);
  }
  return { width, height, data };
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
}

function paint(
  data: Uint8Array,
  width: number,
  height: number,
  { left, top, wide, high }: Area,
  fill: readonly number[],
  stripePx: number,
): void {
  for (let y = Math.max(0, Math.ceil(top)); y < Math.min(height, top + high); y++) {
    for (let x = Math.max(0, Math.ceil(left)); x < Math.min(width, left + wide); x++) {
      const isDark = stripePx > 0 && Math.floor((x - left) / stripePx) % 2 === 1;
      for (let plane = 0; plane < 3; plane++) {
        data[3 * (y * width + x) + plane] = fill[plane]! * (isDark ? 0.6 : 1);
      }
    }
  }
}

function colour(random: () => number, from: number, range: number): readonly number[] {
  const grey = from + random() * range;
  return [0, 1, 2].map(() => Math.min(255, Math.max(0, grey + (random() - 0.5) * 60)));
}
