import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { GraphBuilder } from '../formats/onnx/graph-builder.js';
import { writeOnnx, type OnnxGraph } from '../formats/onnx/writer.js';
import { withMergedConvolutions } from './merged-convolutions.js';

/** Two convolutions, from `inputs` through `between` to `outputs` channels. */
function twoConvolutions(
  [inputs, between, outputs]: readonly [number, number, number],
  isShared = false,
): OnnxGraph {
  const graph = new GraphBuilder('two');
  const filters = (name: string, rows: number, columns: number): string =>
    graph.constant(
      name,
      [rows, columns, 1, 1],
      Float32Array.from({ length: rows * columns }, (_, at) => Math.sin(at + rows)),
    );
  const biases = graph.constant(
    'biases',
    [between],
    Float32Array.from({ length: between }, (_, at) => at),
  );
  const shape = { kernel_shape: [1, 1] };
  const image = graph.input('image', [1, inputs, 2, 2]);
  const first = graph.add('Conv', 'first', [image, filters('a', between, inputs), biases], shape);
  const second = graph.add('Conv', 'second', [first, filters('b', outputs, between)], shape);
  graph.add('Identity', 'result', [second]);
  graph.output('result', [1, outputs, 2, 2]);
  if (isShared) {
    graph.add('Relu', 'other', [first]);
    graph.output('other', [1, between, 2, 2]);
  }
  return graph.finish();
}

async function resultOf(graph: OnnxGraph, channels: number): Promise<number[]> {
  const session = await InferenceSession.create(writeOnnx(graph), { intraOpNumThreads: 1 });
  const values = Float32Array.from({ length: channels * 4 }, (_, at) => Math.cos(at));
  const outputs = await session.run({ image: new Tensor('float32', values, [1, channels, 2, 2]) });
  return [...(outputs['result']!.data as Float32Array)];
}

const convolutions = ({ nodes }: OnnxGraph): number =>
  nodes.filter(({ op }) => op === 'Conv').length;

test('two convolutions become one with the same result', async () => {
  const graph = twoConvolutions([3, 5, 4]);
  const merged = withMergedConvolutions(graph);
  expect(convolutions(merged)).toBe(1);
  expect(merged.initializers.size).toBe(2);
  const expected = await resultOf(graph, 3);
  const found = await resultOf(merged, 3);
  const differences = found.map((value, at) => Math.abs(value - expected[at]!));
  expect(Math.max(...differences)).toBeLessThan(1e-5);
});

test('they are not merged if another operation reads the first one’s result', () => {
  expect(convolutions(withMergedConvolutions(twoConvolutions([3, 5, 4], true)))).toBe(2);
});

test('they are not merged if that would take more multiplications', () => {
  expect(convolutions(withMergedConvolutions(twoConvolutions([8, 2, 8])))).toBe(2);
});
