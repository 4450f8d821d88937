import { loadNet } from '../../main/vision/steps/net.js';
import { loadOpenCv } from '../../main/vision/steps/opencv.js';
import { answer } from './ask.js';

/* What the inference process cannot do without: Node, ONNX Runtime, OpenCV and three models. */

const loaded = await Promise.all([
  loadOpenCv(),
  loadNet('blazeface'),
  loadNet('face-landmark-68'),
  loadNet('face-recognition'),
]);
answer({ peakRssBytes: process.resourceUsage().maxRSS * 1024, loaded: loaded.length });
