import { createRequire } from 'node:module';

/*
 * OpenCV's module is a promise. Vitest wraps the exports of packages, and a wrapped promise cannot be
 * awaited; it does not wrap the exports of our own files.
 */
export default createRequire(import.meta.url)('@techstark/opencv-js') as unknown;
