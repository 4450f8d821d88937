import { readFile } from 'node:fs/promises';
import type { Analysis } from '../../../contract/face.js';
import { thoroughOptions, type AnalyseOptions } from '../analyse-options.js';
import type { Answer, Request } from '../messages.js';
import { readImageFile } from '../steps/file.js';
import { frameToRgb } from '../steps/frame.js';
import { inspectOnnx } from './inspect-onnx.js';
import type { Pipeline } from './pipeline.js';

/** Performs a request to the inference process. @throws Fault as the client says. */
export async function perform(pipeline: Pipeline, request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'frame':
      return pipeline.analyse(frameToRgb(request.frame), request.options);
    case 'file':
      return analyseFile(pipeline, request.file, request.options);
    case 'live-share':
      return pipeline.liveShare(frameToRgb(request.frame), request.box);
    case 'inspect':
      return inspectOnnx(request.file);
    case 'memory':
      return {
        rssBytes: process.memoryUsage.rss(),
        peakRssBytes: await peakRssBytes(),
      };
  }
}

/** Analyses a file; results are in pixels of the upright file, even if it was downscaled. */
async function analyseFile(
  pipeline: Pipeline,
  file: string,
  options: AnalyseOptions,
): Promise<Analysis> {
  const { image, width, height } = await readImageFile(file, options.maxSidePx);
  const analysis = await pipeline.analyse(image, { ...thoroughOptions, ...options });
  const scale = width / image.width;
  if (scale === 1) return analysis;
  const upscale = ({ x, y }: { x: number; y: number }) => ({ x: x * scale, y: y * scale });
  const faces = analysis.faces.map((face) => ({
    ...face,
    box: { ...upscale(face.box), width: face.box.width * scale, height: face.box.height * scale },
    points5: face.points5.map(upscale),
    landmarks: face.landmarks.map(upscale),
  }));
  return { ...analysis, width, height, faces };
}

/** On Linux `maxRSS` includes the parent's memory at the fork, which the kernel's `VmHWM` does not. */
async function peakRssBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return (kib === undefined ? process.resourceUsage().maxRSS : Number(kib)) * 1024;
}
