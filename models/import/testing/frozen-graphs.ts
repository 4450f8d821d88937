import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect } from 'vitest';
import { writeOnnx } from '../../formats/onnx/writer.js';
import {
  graphDefBytes,
  type NodeToWrite,
  type TensorOfNode,
} from '../../proof/graph-def-writer.js';
import { readGraphDef } from '../../formats/graph-def/graph-def.js';
import { tensorFlowNet } from '../tensorflow-net.js';

/*
 * Small graphs with the operations of published networks before `embeddings`, run by ONNX Runtime. The input
 * is an image of 2 × 2 pixels whose value in channel c at pixel p is 10c + p.
 */

export function bytesOf({ buffer }: { readonly buffer: ArrayBufferLike }): Uint8Array {
  return new Uint8Array(buffer);
}

const pixels = Float32Array.from({ length: 12 }, (_, at) => 10 * Math.floor(at / 4) + (at % 4));

export async function run(nodes: readonly NodeToWrite[]): Promise<number[]> {
  const { graph } = tensorFlowNet(readGraphDef(graphDefBytes(nodes)), () => 'none');
  const session = await InferenceSession.create(writeOnnx(graph), { logSeverityLevel: 3 });
  const { embedding } = await session.run({ image: new Tensor('float32', pixels, [1, 3, 2, 2]) });
  expect(embedding!.dims).toEqual([1, embedding!.size]);
  return [...(embedding!.data as Float32Array)].map((value) => Math.round(value * 1e4) / 1e4);
}

export function refusal(nodes: readonly NodeToWrite[]): string {
  try {
    tensorFlowNet(readGraphDef(graphDefBytes(nodes)), () => 'none');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

export function node(
  name: string,
  op: string,
  inputs: readonly string[] = [],
  attributes: NonNullable<NodeToWrite['attributes']> = {},
): NodeToWrite {
  return { name, op, inputs, attributes };
}

export function constant(name: string, tensor: TensorOfNode): NodeToWrite {
  return node(name, 'Const', [], { value: { tensor } });
}

export const input = node('input', 'Placeholder', [], { shape: { shape: [-1, 2, 2, 3] } });
export const alongPixels = constant('axes', { type: 3, shape: [2], integers: [1, 2] });
/** The mean of each channel: 1.5, 11.5 and 21.5. */
export const mean = node('mean', 'Mean', ['input', 'axes']);
export const means = [1.5, 11.5, 21.5];
export const meanOfInput = [input, alongPixels, mean];
