import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Batch norm's values per channel; FaceNet's has no gamma. */
export interface Statistics {
  readonly beta: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/** slim's epsilon, from src/models/inception_resnet_v1.py. */
export const epsilon = 0.001;

/** Random weights, in the same sequence for every network. */
export class RandomWeights {
  readonly #generator = xoroshiro128plus(20170512);

  /** The weights of a layer, scaled by its number of inputs so that values keep their magnitude. */
  layer(shape: readonly number[]): Float32Array {
    const size = shape.reduce((product, length) => product * length, 1);
    const bound = Math.sqrt((3 * shape.at(-1)!) / size);
    return this.#between(-bound, bound, size);
  }

  bias(channels: number): Float32Array {
    return this.#between(-0.1, 0.1, channels);
  }

  statistics(channels: number): Statistics {
    return {
      beta: this.#between(-0.2, 0.2, channels),
      mean: this.#between(-0.2, 0.2, channels),
      variance: this.#between(0.5, 1.5, channels),
    };
  }

  #between(low: number, high: number, count: number): Float32Array {
    const values = new Float32Array(count);
    for (let at = 0; at < count; at++) {
      // Maps 32 random bits to 0 to 1.
      values[at] = low + ((high - low) * (this.#generator.next() >>> 0)) / 2 ** 32;
    }
    return values;
  }
}
