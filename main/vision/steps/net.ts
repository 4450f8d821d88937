import { InferenceSession, Tensor } from 'onnxruntime-node';
import { inputSidePx, type ModelId } from '../../../models/catalog-entry.js';
import type { Feeding } from '../../../contract/calls/models.js';
import { loadModel } from '../../../models/store.js';

/** A loaded model with RGB pictures as input. */
export interface Net {
  /** Side of the square input, or the longer side of a rectangular one. */
  readonly sidePx: number;
  /**
   * @param planes `batch · 3 · height · width` values, RGB 0 to 255, NCHW.
   * @param size pixels; by default the square, which most models require.
   * @returns the outputs by name, row-major.
   */
  run(
    planes: Float32Array,
    batch?: number,
    size?: { readonly width: number; readonly height: number },
  ): Promise<Readonly<Record<string, Float32Array>>>;
}

/**
 * Loads a bundled model.
 * @throws Fault `model-missing` or `model-damaged`.
 */
export async function loadNet(id: ModelId): Promise<Net> {
  return openNet(await loadModel(id), inputSidePx[id]);
}

/**
 * Opens an ONNX model. Without `feeding` its input is RGB planes named `image`; with it, the input is
 * converted as described there, and the only output is called `output`. Uses one thread, as several sessions
 * with more threads would spin against each other.
 * @param onnx the model's bytes, or its file, which saves memory of the file's size.
 */
export async function openNet(
  onnx: Uint8Array | string,
  sidePx: number,
  feeding?: Feeding,
): Promise<Net> {
  const options = {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  } as const;
  // Two identical calls, as the types have no overload for the union.
  const session = await (typeof onnx === 'string'
    ? InferenceSession.create(onnx, options)
    : InferenceSession.create(onnx, options));
  return {
    sidePx,
    async run(planes, batch = 1, { width, height } = { width: sidePx, height: sidePx }) {
      if (feeding !== undefined) return { output: await runFed(session, planes, batch, feeding) };
      const outputs = await session.run({
        image: new Tensor('float32', planes, [batch, 3, height, width]),
      });
      return Object.fromEntries(
        Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
      );
    },
  };
}

/** Runs an imported model. @returns its output for each picture of the batch, row-major. */
async function runFed(
  session: InferenceSession,
  planes: Float32Array,
  batch: number,
  feeding: Feeding,
): Promise<Float32Array> {
  // Many models are exported with a fixed batch size of 1.
  const [input] = session.inputMetadata;
  const maxBatch = input?.isTensor === true && input.shape[0] === 1 ? 1 : batch;
  const size = planes.length / batch;
  const parts: Float32Array[] = [];
  for (let start = 0; start < batch; start += maxBatch) {
    const part = planes.subarray(start * size, (start + maxBatch) * size);
    const outputs = await session.run({ [feeding.input]: inputTensor(part, maxBatch, feeding) });
    parts.push(outputs[feeding.output]!.data as Float32Array);
  }
  return concatenate(parts);
}

/** Converts RGB planes, 0 to 255, to an imported model's channel order, layout and value range. */
function inputTensor(planes: Float32Array, batch: number, feeding: Feeding): Tensor {
  const { sidePx, layout, channels, mean, deviation } = feeding;
  const area = sidePx * sidePx;
  const values = new Float32Array(batch * 3 * area);
  for (let index = 0, from = 0; index < batch; index++) {
    for (let plane = 0; plane < 3; plane++) {
      const channel = channels === 'rgb' ? plane : 2 - plane;
      const start = index * 3 * area + (layout === 'nchw' ? channel * area : channel);
      const step = layout === 'nchw' ? 1 : 3;
      for (let at = 0; at < area; at++, from++) {
        values[start + at * step] = (planes[from]! - mean) / deviation;
      }
    }
  }
  const shape = layout === 'nchw' ? [3, sidePx, sidePx] : [sidePx, sidePx, 3];
  return new Tensor('float32', values, [batch, ...shape]);
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
