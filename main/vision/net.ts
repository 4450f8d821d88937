import { InferenceSession, Tensor } from 'onnxruntime-node';
import { inputSidePx, type ModelId } from '../../models/catalog.js';
import { loadModel } from '../../models/store.js';

/** A loaded model that takes square RGB pictures. */
export interface Net {
  readonly sidePx: number;
  /**
   * @param planes `batch · 3 · side²` values, RGB 0 to 255, NCHW.
   * @returns the outputs by name, row-major.
   */
  run(planes: Float32Array, batch?: number): Promise<Readonly<Record<string, Float32Array>>>;
}

/**
 * Loads a model on one thread: several sessions with more threads each spin against each other.
 * @throws Fault `model-missing` or `model-damaged`.
 */
export async function loadNet(id: ModelId): Promise<Net> {
  const session = await InferenceSession.create(await loadModel(id), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  });
  const sidePx = inputSidePx[id];
  return {
    sidePx,
    async run(planes, batch = 1) {
      const outputs = await session.run({
        image: new Tensor('float32', planes, [batch, 3, sidePx, sidePx]),
      });
      return Object.fromEntries(
        Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
      );
    },
  };
}
