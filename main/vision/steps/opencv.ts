import { createRequire } from 'node:module';
import type cvModule from '@techstark/opencv-js';
import type { Point } from '../../../contract/face.js';

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
 * Loads OpenCV once; in Node its module is a promise. By `require`, as `import` first searches the 13 MB of
 * its file for exports: 0.3 s of 0.95 s.
 */
export async function loadOpenCv(): Promise<OpenCv> {
  const loading: unknown = createRequire(import.meta.url)('@techstark/opencv-js');
  return (await loading) as OpenCv;
}
