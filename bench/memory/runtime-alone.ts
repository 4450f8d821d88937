import { createRequire } from 'node:module';
import { loadNet } from '../../main/vision/steps/net.js';
import { report } from './run-program.js';

/*
 * The minimum of an inference process: Node, ONNX Runtime, OpenCV and three models. OpenCV is loaded as its package
 * does it. Rollcall loads it faster (scripts/split-opencv.js), which must not change the figure that it is compared
 * with.
 */

const loaded = await Promise.all([
  createRequire(import.meta.url)('@techstark/opencv-js') as Promise<unknown>,
  loadNet('blazeface'),
  loadNet('face-landmark-68'),
  loadNet('mobilefacenet'),
]);
report({ peakRssBytes: process.resourceUsage().maxRSS * 1024, loaded: loaded.length });
