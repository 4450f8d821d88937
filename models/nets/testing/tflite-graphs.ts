import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect } from 'vitest';
import { writeOnnx } from '../../formats/onnx/writer.js';
import { readTflite } from '../../formats/tflite/tflite.js';
import {
  integers,
  tfliteBytes,
  type OperationToWrite,
  type TensorToWrite,
} from '../../proof/tflite-writer.js';
import { tfliteNet } from '../tflite-net.js';

/*
 * Small graphs with the operations of published networks, run by ONNX Runtime. The input is a picture of 2 × 2
 * pixels whose value in channel c at pixel p is 10c + p. Expected values are computed by hand.
 */

const pixels = Float32Array.from({ length: 12 }, (_, at) => 10 * Math.floor(at / 4) + (at % 4));

export interface Graph {
  readonly tensors: readonly TensorToWrite[];
  readonly operations: readonly OperationToWrite[];
}

/** A graph from the tensor `input` to the tensor `embedding`. */
export function bytesOf({ tensors, operations }: Graph): Uint8Array {
  return tfliteBytes({
    tensors: [{ name: 'input', shape: [1, 2, 2, 3] }, ...tensors],
    operations,
    inputs: ['input'],
    outputs: ['embedding'],
  });
}

export async function run(graph: Graph): Promise<number[]> {
  const net = tfliteNet(readTflite(bytesOf(graph)), 'test', null);
  const session = await InferenceSession.create(writeOnnx(net.graph), { logSeverityLevel: 3 });
  // A batch of two, though the file says one.
  const both = new Float32Array(24);
  both.set(pixels);
  both.set(pixels, 12);
  const { embedding } = await session.run({ image: new Tensor('float32', both, [2, 3, 2, 2]) });
  expect(embedding!.dims).toEqual([2, net.dimension]);
  const values = [...(embedding!.data as Float32Array)].map((x) => Math.round(x * 1e4) / 1e4);
  expect(values.slice(net.dimension)).toEqual(values.slice(0, net.dimension));
  return values.slice(0, net.dimension);
}

export function refusal(graph: Graph): string {
  try {
    tfliteNet(readTflite(bytesOf(graph)), 'test', null);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

export function operation(
  op: string,
  inputs: readonly string[],
  output: string,
  options: NonNullable<OperationToWrite['options']> = {},
): OperationToWrite {
  return { op, inputs, outputs: [output], options };
}

export const computed = (name: string, ...shape: number[]): TensorToWrite => ({ name, shape });
export const embedding = (size: number): TensorToWrite => computed('embedding', 1, size);
/** Strides of one and the padding 0 (SAME) or 1 (VALID), for CONV_2D and its kin. */
export const window = (padding: number, stride = 1) => ({
  0: { byte: padding },
  1: { int: stride },
  2: { int: stride },
});
/** The input, flattened: pixel by pixel, channels last. */
export const inFileOrder = [0, 10, 20, 1, 11, 21, 2, 12, 22, 3, 13, 23];

/** The means of the channels, 1.5, 11.5 and 21.5, as a vector. */
const means = {
  tensors: [integers('axes', [1, 2]), computed('means', 1, 3), embedding(3)],
  operations: [operation('MEAN', ['input', 'axes'], 'means')],
};

export function onMeans(
  operations: readonly OperationToWrite[],
  ...tensors: readonly TensorToWrite[]
): Graph {
  return {
    tensors: [...means.tensors, ...tensors],
    operations: [...means.operations, ...operations],
  };
}
