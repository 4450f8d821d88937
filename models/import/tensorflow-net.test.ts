import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { writeOnnx } from '../formats/onnx/writer.js';
import { graphDefBytes, type NodeToWrite } from '../proof/graph-def-writer.js';
import { readGraphDef } from '../formats/graph-def/graph-def.js';
import { tensorFlowNet } from './tensorflow-net.js';

/** Made by models/proof/facenet_graph.py: STYLE 16 5 96 16. */
function fixture(name: string): Buffer {
  return readFileSync(new URL(`../proof/fixtures/${name}`, import.meta.url));
}

function floats(name: string): Float32Array {
  return new Float32Array(Uint8Array.from(fixture(name)).buffer);
}

describe.each(['separate', 'fused'])('FaceNet with %s batch norm', (style) => {
  test('answers as TensorFlow does', async () => {
    const { graph, sidePx } = tensorFlowNet(readGraphDef(fixture(`${style}.pb`)), () => 'none');
    const session = await InferenceSession.create(writeOnnx(graph), { intraOpNumThreads: 1 });
    const fed = floats(`${style}.input.bin`);
    const area = sidePx * sidePx;
    const planes = fed.map((_, at) => {
      const [picture, rest] = [Math.floor(at / (3 * area)), at % (3 * area)];
      return fed[(picture * area + (rest % area)) * 3 + Math.floor(rest / area)]!;
    });
    const image = new Tensor('float32', planes, [2, 3, sidePx, sidePx]);
    const { embedding } = await session.run({ image });
    const expected = floats(`${style}.output.bin`);
    expect(embedding!.dims).toEqual([2, 16]);
    const errors = Array.from(expected, (value, at) =>
      Math.abs(value - (embedding!.data as Float32Array)[at]!),
    );
    // TensorFlow and ONNX Runtime differ by 3e-7; 1e-4 would do.
    expect(Math.max(...errors)).toBeLessThan(1e-5);
  });

  test('has no batch norm left, and nothing that only training needs', () => {
    const { graph, fusedBatchNorm, sidePx } = tensorFlowNet(
      readGraphDef(fixture(`${style}.pb`)),
      () => 'none',
    );
    expect({ fusedBatchNorm, sidePx }).toEqual({ fusedBatchNorm: style === 'fused', sidePx: 96 });
    const ops = new Set(graph.nodes.map(({ op }) => op));
    expect([...ops].sort()).toEqual(
      [
        ...['Add', 'AveragePool', 'Concat', 'Conv', 'Flatten', 'Gemm', 'Identity', 'Max'],
        ...['MaxPool', 'Mul', 'Reciprocal', 'ReduceSum', 'Relu', 'Sqrt', 'Transpose'],
      ].sort(),
    );
    expect(graph.nodes.filter(({ op }) => op === 'Conv')).toHaveLength(44);
  });
});

test('a normalisation is put before the first layer', async () => {
  const run = async (
    normalisation: 'none' | 'fixed' | 'prewhiten',
    scale: (x: number) => number,
  ) => {
    const net = tensorFlowNet(readGraphDef(fixture('fused.pb')), () => normalisation);
    const session = await InferenceSession.create(writeOnnx(net.graph));
    const pixels = Float32Array.from({ length: 3 * 96 * 96 }, (_, at) => scale((at * 7919) % 256));
    const outputs = await session.run({ image: new Tensor('float32', pixels, [1, 3, 96, 96]) });
    return [...(outputs['embedding']!.data as Float32Array)];
  };
  const values = Array.from({ length: 3 * 96 * 96 }, (_, at) => (at * 7919) % 256);
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const square = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  const fixed = await run('none', (x) => (x - 127.5) / 128);
  const whitened = await run('none', (x) => (x - mean) / Math.sqrt(square));
  (await run('fixed', (x) => x)).forEach((x, at) => {
    expect(x).toBeCloseTo(fixed[at]!, 5);
  });
  (await run('prewhiten', (x) => x)).forEach((x, at) => {
    expect(x).toBeCloseTo(whitened[at]!, 5);
  });
});

describe('what is no such graph', () => {
  const refusal = (bytes: Uint8Array): string => {
    try {
      tensorFlowNet(readGraphDef(bytes), () => 'none');
    } catch (error) {
      return (error as Error).message;
    }
    return 'accepted';
  };

  test.each([0, 1, 50, 1000, 100_000, 400_000])('a file cut after %i bytes', (length) => {
    expect(refusal(fixture('fused.pb').subarray(0, length))).toMatch(
      /cut short|no node|not there|altered/,
    );
  });

  test('an operation that is not known, by name and node', () => {
    const graph = [
      node('input', 'Placeholder'),
      node('embeddings', 'NonMaxSuppression', ['input']),
    ];
    expect(refusal(graphDefBytes(graph))).toBe(
      'the operation NonMaxSuppression (node embeddings) is not supported',
    );
  });

  test('a circle', () => {
    const graph = [
      node('a', 'Relu', ['b']),
      node('b', 'Relu', ['a']),
      node('embeddings', 'Identity', ['a']),
    ];
    expect(refusal(graphDefBytes(graph))).toMatch(/circle/);
    const handed = [node('embeddings', 'Identity', ['b']), node('b', 'Identity', ['embeddings'])];
    expect(refusal(graphDefBytes(handed))).toMatch(/circle/);
  });

  test('nodes too deep for any stack', () => {
    const chain = Array.from({ length: 50_000 }, (_, at) => node(`n${at + 1}`, 'Relu', [`n${at}`]));
    const graph = [node('n0', 'Placeholder'), ...chain, node('embeddings', 'Identity', ['n50000'])];
    expect(refusal(graphDefBytes(graph))).toMatch(/too deep/);
  });

  test.each([
    [100_000, 100_000, 'too large'],
    [4000, 4000, 'a tensor of the shape [4000, 4000] has 0 values'],
  ])('a tensor of %i × %i values that are not in the file', (rows, columns, why) => {
    const value = { tensor: { shape: [rows, columns] } };
    const huge = { ...node('embeddings', 'Const'), attributes: { value } };
    expect(refusal(graphDefBytes([huge]))).toContain(why);
  });

  test('a node that is not there, twice there, or without embeddings', () => {
    expect(refusal(graphDefBytes([node('embeddings', 'Identity', ['gone'])]))).toMatch(
      /gone .*not there/,
    );
    expect(refusal(graphDefBytes([node('a', 'Const'), node('a', 'Const')]))).toBe(
      'two nodes are called a',
    );
    expect(refusal(graphDefBytes([node('logits', 'Const')]))).toMatch(
      /no node called embeddings .*logits/,
    );
  });
});

function node(name: string, op: string, inputs: readonly string[] = []): NodeToWrite {
  return { name, op, inputs };
}
