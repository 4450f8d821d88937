import type { Net } from './net.js';
import { toPlanes } from './picture.js';
import { mirrorPlanes } from './mirror-planes.js';

/** Computes embeddings of aligned chips. */
export class Embedder {
  readonly #net: Net;
  readonly #planes: Float32Array;

  constructor(net: Net) {
    this.#net = net;
    this.#planes = new Float32Array(2 * 3 * net.sidePx * net.sidePx);
  }

  /**
   * The embedding of a chip, L2-normalised.
   * @param chip `sidePx² · 3` bytes of packed RGB, or as many float values as three planes (NCHW).
   * @param flip add the embedding of the mirrored chip, which averages out asymmetry.
   */
  async embed(chip: Uint8Array | Float32Array, flip: boolean): Promise<Float32Array> {
    const { sidePx } = this.#net;
    const half = this.#planes.length / 2;
    if (chip instanceof Float32Array) this.#planes.set(chip);
    else toPlanes(chip, this.#planes);
    if (flip) mirrorPlanes(this.#planes, sidePx, half);
    const planes = flip ? this.#planes : this.#planes.subarray(0, half);
    const outputs = await this.#net.run(planes, flip ? 2 : 1);
    // A bundled net names its output, an imported one has one only.
    const values = (outputs['embedding'] ?? outputs['output'])!;
    if (!flip) return l2Normalise(values.slice());
    const size = values.length / 2;
    return l2Normalise(values.slice(0, size).map((value, at) => value + values[size + at]!));
  }
}

/** Scales a vector to length 1; a zero vector stays as it is. */
function l2Normalise(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}
