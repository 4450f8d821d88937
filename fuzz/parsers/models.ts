import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readGraphModel } from '../../models/formats/tfjs/graph.js';
import { readWeights } from '../../models/formats/tfjs/weights.js';
import { stageModel } from '../../main/models/staging.js';
import { inspectOnnx } from '../../main/vision/worker/inspect-onnx.js';
import type { Target } from './target.js';

/* Files of models, read and converted as an import does before its trial. */

const hints = { channels: 'rgb', mean: 0, deviation: 1, cropScale: 2.7 } as const;

function imported(name: string, ending: string, more: Partial<Target> = {}): Target {
  return {
    name,
    ...more,
    read: async (bytes, scratch) => {
      const folder = await mkdtemp(join(scratch, 'model-'));
      try {
        const path = join(folder, `model.${ending}`);
        await writeFile(path, bytes);
        const staging = await mkdtemp(join(folder, 'staging-'));
        await stageModel([{ path, name: `model.${ending}` }], hints, staging, inspectOnnx);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

export const modelTargets: readonly Target[] = [
  imported('npy', 'npy'),
  imported('torch', 'pth', { fixtures: ['models/proof/fixtures/minifasnet-v2.pth'], isSlow: true }),
  imported('tflite', 'tflite'),
  imported('graph-def', 'pb', { fixtures: ['models/proof/fixtures/fused.pb'], isSlow: true }),
  imported('graph-zip', 'zip'),
  imported('onnx', 'onnx', { isSlow: true }),
  {
    // Read while Rollcall is built; a JSON text, a zero byte, and the weights.
    name: 'tfjs',
    read: (bytes) => {
      const end = bytes.indexOf(0);
      const text = Buffer.from(bytes.subarray(0, end < 0 ? undefined : end)).toString('utf8');
      try {
        const { weightsManifest } = readGraphModel(text);
        readWeights(weightsManifest, bytes.subarray(end + 1));
      } catch (error) {
        // It throws ordinary errors, because only developers see them.
        if (error instanceof Error && [Error, SyntaxError].includes(error.constructor as never))
          return;
        throw error;
      }
    },
  },
];
