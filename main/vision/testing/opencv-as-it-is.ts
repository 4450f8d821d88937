import { createRequire } from 'node:module';

/*
 * OpenCV's module is a promise. Vitest wraps what a package exports, and a wrapped promise cannot
 * be awaited; what a file of ours exports it leaves alone.
 */
export default createRequire(import.meta.url)('@techstark/opencv-js') as unknown;
