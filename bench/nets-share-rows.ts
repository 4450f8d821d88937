import { InferenceSession } from 'onnxruntime-node';
import { frameOptions, type AnalyseOptions } from '../main/vision/analyse-options.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { median } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { RowGroup } from './row.js';

const name = 'pipeline-nets-share';
const picturesUsed = 6;
const rounds = 10;

/** Where the time of a frame goes: the share that ONNX Runtime needs for the nets. */
export const netsShareRows: RowGroup = {
  rows: [name],

  async measure() {
    const pipeline = await createPipeline();
    const pictures = (await singleFacePictures()).slice(0, picturesUsed);
    const totals: number[] = [];
    const shares: number[] = [];
    const analyseAll = async (options: AnalyseOptions): Promise<void> => {
      for (const picture of pictures) {
        const before = clock.ms();
        const start = performance.now();
        await pipeline.analyse(picture, options);
        const totalMs = performance.now() - start;
        totals.push(totalMs);
        shares.push((clock.ms() - before) / totalMs);
      }
    };
    const clock = timeInNets();
    try {
      await analyseAll(frameOptions);
      // Those runs warmed up the nets.
      totals.length = shares.length = 0;
      for (let round = 0; round < rounds; round++) await analyseAll(frameOptions);
    } finally {
      clock.stop();
    }
    return [
      {
        row: name,
        value: median(shares),
        unit: 'of a frame’s time',
        limit: { atLeast: 0.85 },
        details: `a frame takes ${median(totals).toFixed(1)} ms; medians of ${shares.length}, ${pictures.length} pictures`,
      },
    ];
  },
};

/** Adds up the time inside `InferenceSession.run` of all nets of this process, until `stop`. */
function timeInNets(): { ms: () => number; stop: () => void } {
  const { prototype } = InferenceSession as unknown as { prototype: InferenceSession };
  const original = Object.getOwnPropertyDescriptor(prototype, 'run')!;
  const run = original.value as (...parts: unknown[]) => Promise<unknown>;
  let ms = 0;
  const timed = async function (this: InferenceSession, ...parts: unknown[]): Promise<unknown> {
    const start = performance.now();
    const outputs = await run.apply(this, parts);
    ms += performance.now() - start;
    return outputs;
  };
  Object.defineProperty(prototype, 'run', { ...original, value: timed });
  return {
    ms: () => ms,
    stop: () => {
      Object.defineProperty(prototype, 'run', original);
    },
  };
}
