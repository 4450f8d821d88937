import type { Feeding, OnnxHints } from '../../contract/calls/models.js';
import type { OnnxShape } from '../vision/messages.js';
import { unusable } from './candidate.js';
import type { ModelFile } from './files.js';

/**
 * The input of an ONNX model for colour images.
 * @param wanted such as `an embedding model`, for the message of a fault.
 * @returns also its height and width in pixels; null where it accepts any.
 * @throws Fault `model-unusable` for a model of another kind.
 */
export function inputOf(
  file: ModelFile,
  { inputs }: OnnxShape,
  wanted: string,
): Pick<Feeding, 'input' | 'layout'> & {
  readonly size: readonly [number | null, number | null];
} {
  const [input] = inputs;
  if (input === undefined || inputs.length > 1 || input.shape.length !== 4) {
    const found = inputs.map(({ name, shape }) => `${name} [${shape.join(', ')}]`);
    throw unusable(
      file,
      `it must have one input with four dimensions, but has ${found.join(', ') || 'none'}. Import ${wanted}`,
    );
  }
  if (input.type !== 'float32') {
    throw unusable(
      file,
      `its input ${input.name} has the type ${input.type}. Import a model with a float32 input`,
    );
  }
  const layout = input.shape[1] === 3 ? 'nchw' : input.shape[3] === 3 ? 'nhwc' : null;
  if (layout === null) {
    throw unusable(
      file,
      'its input has no dimension with three channels. Import a model for colour images',
    );
  }
  const [height, width] = (layout === 'nchw' ? input.shape.slice(2) : input.shape.slice(1, 3)).map(
    (length) => (typeof length === 'number' && length > 0 ? length : null),
  );
  return { input: input.name, layout, size: [height ?? null, width ?? null] };
}

/** True for an output of one row of numbers for each image. */
export function isVector({ shape, type }: OnnxShape['outputs'][number]): boolean {
  return type === 'float32' && shape.length === 2;
}

/**
 * The order and the range of the input's values, from the hints or from a table of published files.
 * @param format the file's format, for the message of a fault.
 * @throws Fault `model-unusable` if neither says it.
 */
export function valuesOf(
  file: ModelFile,
  hints: OnnxHints,
  published: Pick<Feeding, 'channels' | 'mean' | 'deviation'> | undefined,
  format: string,
): Pick<Feeding, 'channels' | 'mean' | 'deviation'> {
  const {
    channels = published?.channels,
    mean = published?.mean,
    deviation = published?.deviation,
  } = hints;
  if (channels === undefined || mean === undefined || deviation === undefined) {
    throw unusable(
      file,
      `${format} does not say how its input is normalised. Set “Colour order”, “Mean” and “Standard deviation” (--channels, --mean, --deviation) as documented by its author`,
    );
  }
  return { channels, mean, deviation };
}
