import { createRequire } from 'node:module';
import type sharpModule from 'sharp';

/**
 * The library that decodes, changes and encodes pictures. It is loaded at the first call, as most starts need none of
 * it at once, and it takes 0.03 s of a start and as much in other threads.
 */
export function loadSharp(): typeof sharpModule {
  return createRequire(import.meta.url)('sharp') as typeof sharpModule;
}
