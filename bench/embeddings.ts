import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { defaultEmbedding } from '../main/vision/bundled-models.js';

/** Values per embedding of the default model. */
export const { dimension } = defaultEmbedding;

/**
 * Random embeddings of length 1, concatenated. Equal seeds give equal embeddings.
 * @returns `count · dimension` values.
 */
export function randomEmbeddings(count: number, seed: number): Float32Array {
  const generator = xoroshiro128plus(seed);
  const values = new Float32Array(count * dimension);
  for (let from = 0; from < values.length; from += dimension) {
    let squares = 0;
    for (let at = from; at < from + dimension; at++) {
      const value = generator.next();
      values[at] = value;
      squares += value * value;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let at = from; at < from + dimension; at++) values[at]! *= scale;
  }
  return values;
}

/** A view of one of several concatenated embeddings. */
export function embeddingAt(values: Float32Array, index: number): Float32Array {
  return values.subarray(index * dimension, (index + 1) * dimension);
}

/**
 * Probes for a gallery: every other one is a stored embedding with noise, like an enrolled person; the
 * others are strangers.
 */
export function probesFor(stored: Float32Array, count: number): Float32Array[] {
  const noise = randomEmbeddings(count, 77);
  const size = stored.length / dimension;
  return Array.from({ length: count }, (_, at) => {
    const random = embeddingAt(noise, at);
    if (at % 2 === 1) return random;
    const own = embeddingAt(stored, Math.floor((size * (at + 0.5)) / count));
    const sum = random.map((value, position) => 0.35 * value + own[position]!);
    const length = Math.hypot(...sum);
    return sum.map((value) => value / length);
  });
}
