import { createRequire } from 'node:module';
import type cvModule from '@techstark/opencv-js';

/** OpenCV, compiled to WebAssembly. Free every Mat with `delete()`. */
export type OpenCv = typeof cvModule;
export type Mat = cvModule.Mat;

/**
 * Loads OpenCV once; in Node its module is a promise. By `require`, as `import` first searches the 13 MB of
 * its file for exports: 0.3 s of 0.95 s.
 */
export async function loadOpenCv(): Promise<OpenCv> {
  const loading: unknown = createRequire(import.meta.url)('@techstark/opencv-js');
  return (await loading) as OpenCv;
}
