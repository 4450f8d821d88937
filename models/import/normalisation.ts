import type { GraphBuilder } from '../formats/onnx/graph-builder.js';

/**
 * What a net wants of RGB 0 to 255: `none`, `fixed` is (x − 127.5) / 128 (FaceNet of 2018), and
 * `prewhiten` is (x − mean) / max(deviation, 1 / √n) over a picture's n values (FaceNet of 2017;
 * davidsandberg/facenet, src/facenet.py).
 */
export type Normalisation = 'none' | 'fixed' | 'prewhiten';

/** Adds the normalisation of a square picture with three planes. */
export function addNormalisation(
  graph: GraphBuilder,
  image: string,
  normalisation: Normalisation,
  sidePx: number,
): string {
  const number = (name: string, value: number): string =>
    graph.constant(`image/${name}`, [], Float32Array.of(value));
  if (normalisation === 'none') return image;
  if (normalisation === 'fixed') {
    const shifted = graph.add('Sub', 'image/shifted', [image, number('middle', 127.5)]);
    return graph.add('Mul', 'image/scaled', [shifted, number('scale', 1 / 128)]);
  }
  const over = { axes: [1, 2, 3], keepdims: 1 };
  const mean = graph.add('ReduceMean', 'image/mean', [image], over);
  const shifted = graph.add('Sub', 'image/shifted', [image, mean]);
  const squares = graph.add('Mul', 'image/squares', [shifted, shifted]);
  const variance = graph.add('ReduceMean', 'image/variance', [squares], over);
  const deviation = graph.add('Sqrt', 'image/deviation', [variance]);
  const least = number('least', 1 / Math.sqrt(3 * sidePx * sidePx));
  return graph.add('Div', 'image/whitened', [
    shifted,
    graph.add('Max', 'image/divisor', [deviation, least]),
  ]);
}
