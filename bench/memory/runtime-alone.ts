import { createRequire } from 'node:module';
import { loadNet } from '../../main/vision/steps/net.js';
import { report } from './run-program.js';

/*
 * The minimum of an inference process: Node, ONNX Runtime, OpenCV and three models. OpenCV as its package loads it;
 * Rollcall's own way takes less time (scripts/split-opencv.js), and must not make what it is compared with faster or
 * slower.
 */

const loaded = await Promise.all([
  createRequire(import.meta.url)('@techstark/opencv-js') as Promise<unknown>,
  loadNet('blazeface'),
  loadNet('face-landmark-68'),
  loadNet('mobilefacenet'),
]);
report({ peakRssBytes: process.resourceUsage().maxRSS * 1024, loaded: loaded.length });
