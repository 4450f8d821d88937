import type { GraphBuilder } from '../formats/onnx/graph-builder.js';

/**
 * A net's normalisation of RGB 0 to 255: `none`, `fixed` for (x − 127.5) / 128 (FaceNet of 2018), or
 * `prewhiten` for (x − mean) / max(deviation, 1 / √n) over an image's n values (FaceNet of 2017;
 * davidsandberg/facenet, src/facenet.py).
 */
export type Normalisation = 'none' | 'fixed' | 'prewhiten';

/** Adds the normalisation of a square RGB image to a graph. @returns the name of the result. */
export function addNormalisation(
  graph: GraphBuilder,
  image: string,
  normalisation: Normalisation,
  sidePx: number,
): string {
  const scalar = (name: string, value: number): string =>
    graph.constant(`image/${name}`, [], Float32Array.of(value));
  if (normalisation === 'none') return image;
  if (normalisation === 'fixed') {
    const shifted = graph.add('Sub', 'image/shifted', [image, scalar('middle', 127.5)]);
    return graph.add('Mul', 'image/scaled', [shifted, scalar('scale', 1 / 128)]);
  }
  const overImage = { axes: [1, 2, 3], keepdims: 1 };
  const mean = graph.add('ReduceMean', 'image/mean', [image], overImage);
  const shifted = graph.add('Sub', 'image/shifted', [image, mean]);
  const squares = graph.add('Mul', 'image/squares', [shifted, shifted]);
  const variance = graph.add('ReduceMean', 'image/variance', [squares], overImage);
  const deviation = graph.add('Sqrt', 'image/deviation', [variance]);
  const minDeviation = scalar('least', 1 / Math.sqrt(3 * sidePx * sidePx));
  return graph.add('Div', 'image/whitened', [
    shifted,
    graph.add('Max', 'image/divisor', [deviation, minDeviation]),
  ]);
}
