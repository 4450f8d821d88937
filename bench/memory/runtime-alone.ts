import { loadNet } from '../../main/vision/steps/net.js';
import { loadOpenCv } from '../../main/vision/steps/opencv.js';
import { report } from './run-program.js';

/* The minimum of an inference process: Node, ONNX Runtime, OpenCV and three models. */

const loaded = await Promise.all([
  loadOpenCv(),
  loadNet('blazeface'),
  loadNet('face-landmark-68'),
  loadNet('mobilefacenet'),
]);
report({ peakRssBytes: process.resourceUsage().maxRSS * 1024, loaded: loaded.length });
