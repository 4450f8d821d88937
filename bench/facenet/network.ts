/** The layers of Inception-ResNet-v1. `Value` represents a result. */
export interface Layers<Value> {
  /** Convolution, batch norm and ReLU. @param kernel height and width. */
  convolution(
    x: Value,
    outputs: number,
    kernel: readonly [number, number],
    how: { readonly stride?: 2; readonly padding: 'SAME' | 'VALID' },
  ): Value;
  /** x + scale · (a 1 × 1 convolution of `mixed` with bias, and with as many channels as x). */
  residual(x: Value, mixed: Value, scale: number, relu: boolean): Value;
  /** Max pooling of 3 × 3 with stride 2, VALID. */
  maxPool(x: Value): Value;
  /** Concatenates channels. */
  concat(values: readonly Value[]): Value;
  /** Global average pooling, a fully connected layer with batch norm, and L2 normalisation. */
  embedding(x: Value, values: number): Value;
}

/**
 * Builds FaceNet's network (widths, kernels, strides and scales from davidsandberg/facenet,
 * src/models/inception_resnet_v1.py).
 * @param values per embedding: 128 in 2017.
 */
export function inceptionResnet<Value>(layers: Layers<Value>, image: Value, values = 128): Value {
  const same = (x: Value, outputs: number, height: number, width = height): Value =>
    layers.convolution(x, outputs, [height, width], { padding: 'SAME' });
  const valid = (x: Value, outputs: number, side: number): Value =>
    layers.convolution(x, outputs, [side, side], { padding: 'VALID' });
  const downsample = (x: Value, outputs: number): Value =>
    layers.convolution(x, outputs, [3, 3], { stride: 2, padding: 'VALID' });

  let x = same(valid(downsample(image, 32), 32, 3), 64, 3);
  x = downsample(valid(valid(layers.maxPool(x), 80, 1), 192, 3), 256);
  for (let block = 0; block < 5; block++) {
    const branches = [
      same(x, 32, 1),
      same(same(x, 32, 1), 32, 3),
      same(same(same(x, 32, 1), 32, 3), 32, 3),
    ];
    x = layers.residual(x, layers.concat(branches), 0.17, true);
  }
  x = layers.concat([
    downsample(x, 384),
    downsample(same(same(x, 192, 1), 192, 3), 256),
    layers.maxPool(x),
  ]);
  for (let block = 0; block < 10; block++) {
    const branches = [same(x, 128, 1), same(same(same(x, 128, 1), 128, 1, 7), 128, 7, 1)];
    x = layers.residual(x, layers.concat(branches), 0.1, true);
  }
  x = layers.concat([
    downsample(same(x, 256, 1), 384),
    downsample(same(x, 256, 1), 256),
    downsample(same(same(x, 256, 1), 256, 3), 256),
    layers.maxPool(x),
  ]);
  for (let block = 0; block < 6; block++) {
    const branches = [same(x, 192, 1), same(same(same(x, 192, 1), 192, 1, 3), 192, 3, 1)];
    const isLast = block === 5;
    x = layers.residual(x, layers.concat(branches), isLast ? 1 : 0.2, !isLast);
  }
  return layers.embedding(x, values);
}
