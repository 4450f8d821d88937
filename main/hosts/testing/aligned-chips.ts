import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import { rollcall } from './command-line.js';

/**
 * Aligns the photos of a folder of people into the folder `out`.
 * @param options further arguments of `rollcall align`.
 * @returns the pixels of each chip, by person and file.
 */
export async function alignedChips(
  photos: string,
  out: string,
  options: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  expect((await rollcall(['align', photos, '--out', out, ...options])).code).toBe(0);
  const chips = new Map<string, Buffer>();
  for (const person of await readdir(photos)) {
    for (const chip of await readdir(join(out, person))) {
      const pixels = await sharp(join(out, person, chip))
        .raw()
        .toBuffer();
      chips.set(`${person}/${chip}`, pixels);
    }
  }
  return chips;
}
