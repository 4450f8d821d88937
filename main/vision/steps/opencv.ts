import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type cvModule from '@techstark/opencv-js';
import type { Point } from '../../../contract/face.js';
import { findPackageRoot } from '../../../models/package-root.js';

/** OpenCV, compiled to WebAssembly. Free every Mat with `delete()`. */
export type OpenCv = typeof cvModule;
export type Mat = cvModule.Mat;

/** Points as a column of pairs of float32, which the caller frees. */
export function pointMat(cv: OpenCv, points: readonly Point[]): Mat {
  const values = points.flatMap(({ x, y }) => [x, y]);
  return cv.matFromArray(points.length, 1, cv.CV_32FC2, values);
}

/** A copy of a picture, packed RGB, which the caller frees. */
export function matOf(
  cv: OpenCv,
  { width, height }: { readonly width: number; readonly height: number },
  data: Uint8Array,
): Mat {
  const mat = new cv.Mat(height, width, cv.CV_8UC3);
  mat.data.set(data);
  return mat;
}

/**
 * Loads OpenCV once; in Node its module is a promise. Its WebAssembly is compiled in other threads, so call it before
 * other things are loaded. By `require`, as `import` first searches the file for exports. From sources that were not
 * built, it loads the package itself, which takes longer (scripts/split-opencv.js).
 */
export async function loadOpenCv(): Promise<OpenCv> {
  const built = fileURLToPath(new URL('dist/opencv/opencv.cjs', findPackageRoot()));
  const load = createRequire(import.meta.url);
  return (await load(existsSync(built) ? built : '@techstark/opencv-js')) as OpenCv;
}
