import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** What batch norm has for every channel; there is no factor in FaceNet's. */
export interface Statistics {
  readonly beta: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/** slim's, in src/models/inception_resnet_v1.py. */
export const epsilon = 0.001;

/** Random weights, the same in the same order for every network that asks for them. */
export class RandomWeights {
  readonly #generator = xoroshiro128plus(20170512);

  /** Of a layer with so many inputs for each output, such that values keep their size. */
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
      // 32 random bits as 0 to 1.
      values[at] = low + ((high - low) * (this.#generator.next() >>> 0)) / 2 ** 32;
    }
    return values;
  }
}
