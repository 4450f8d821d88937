import { createRequire } from 'node:module';
import { unpackedPath } from '../base/unpacked-path.js';
import { frameOptions } from '../vision/analyse-options.js';

/** A photo with faces from a package that is installed anyway. */
export function warmUpPhoto(): string {
  return unpackedPath(
    createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg'),
  );
}

/**
 * How it is analysed: as a frame at the door and in a frame's size. In its own size of 1920 pixels, decoding and
 * searching took 188 ms of CPU time, of which only 50 warmed anything up.
 */
export const warmUpOptions = { ...frameOptions, maxFaces: 1, maxSidePx: 640 } as const;
