import { frameOptions } from '../../main/vision/analyse-options.js';
import { startVision } from '../../main/vision/client/client.js';
import type { RgbImage } from '../../main/vision/steps/image.js';
import { median } from '../measure.js';
import { receiveInput, report, runProgram } from './run-program.js';

/*
 * Reports the peak memory of the inference process and of a process that only loads the same libraries and
 * models, alternately. A separate program, as its own memory must be small: on Linux, the peak of a new
 * process (`maxRSS`) includes its parent's memory at the fork. Arguments: frames, repeats.
 */

const [frames = 0, repeats = 0] = process.argv.slice(2).map(Number);
const pictures = (await receiveInput()) as readonly RgbImage[];

let ownBytes = 0;
const loading: number[] = [];
const working: number[] = [];
for (let repeat = 0; repeat < repeats; repeat++) {
  ownBytes = Math.max(ownBytes, process.memoryUsage.rss());
  loading.push((await runProgram('runtime-alone'))['peakRssBytes']!);
  ownBytes = Math.max(ownBytes, process.memoryUsage.rss());
  working.push(await peakOfWorking());
}
report({
  ownBytes,
  loadingBytes: median(loading),
  workingBytes: median(working),
});

/** Peak resident memory of an inference process after `frames` frames, in bytes. */
async function peakOfWorking(): Promise<number> {
  const vision = startVision();
  try {
    let faces = 0;
    for (let frame = 0; frame < frames; frame++) {
      const { width, height, data: rgb } = pictures[frame % pictures.length]!;
      const data = new Uint8Array(width * height * 4).fill(255);
      for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
        data.set(rgb.subarray(from, from + 3), to);
      }
      const analysis = await vision.analyseFrame(
        { format: 'RGBA', width, height, data },
        frameOptions,
      );
      faces += analysis?.faces.length ?? 0;
    }
    if (faces < frames) throw new Error(`only ${faces} faces were found in ${frames} frames`);
    return (await vision.memory()).peakRssBytes;
  } finally {
    await vision.close();
  }
}
