import { InferenceSession, Tensor } from 'onnxruntime-node';
import { inputSidePx, type ModelId } from '../../models/catalog.js';
import { loadModel } from '../../models/store.js';

/** A loaded model that takes RGB pictures. */
export interface Net {
  /** Of the square it takes, or of the longer side of a rectangle. */
  readonly sidePx: number;
  /**
   * @param planes `batch · 3 · height · width` values, RGB 0 to 255, NCHW.
   * @param size pixels; the square by default, which most models require.
   * @returns the outputs by name, row-major.
   */
  run(
    planes: Float32Array,
    batch?: number,
    size?: { readonly width: number; readonly height: number },
  ): Promise<Readonly<Record<string, Float32Array>>>;
}

/**
 * Loads a model of the catalogue.
 * @throws Fault `model-missing` or `model-damaged`.
 */
export async function loadNet(id: ModelId): Promise<Net> {
  return openNet(await loadModel(id), inputSidePx[id]);
}

/**
 * Opens an ONNX model whose input is `image`, on one thread: several sessions with more threads each
 * spin against each other.
 */
export async function openNet(onnx: Uint8Array, sidePx: number): Promise<Net> {
  const session = await InferenceSession.create(onnx, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  });
  return {
    sidePx,
    async run(planes, batch = 1, { width, height } = { width: sidePx, height: sidePx }) {
      const outputs = await session.run({
        image: new Tensor('float32', planes, [batch, 3, height, width]),
      });
      return Object.fromEntries(
        Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]),
      );
    },
  };
}
