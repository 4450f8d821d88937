import { expect, test } from 'vitest';
import { GraphBuilder } from './graph-builder.js';
import { onnxParts, writeOnnx, type OnnxGraph } from './writer.js';

const values = Float32Array.from({ length: 1000 }, (_, at) => at / 7);

function sum(constant: (graph: GraphBuilder) => string): OnnxGraph {
  const graph = new GraphBuilder('sum');
  graph.add('Add', 'sum', [graph.input('x', [10, 100]), constant(graph)]);
  graph.output('sum', [10, 100]);
  return graph.finish();
}

test('a lazy constant is computed once and written like any other', () => {
  let computed = 0;
  const lazy = sum((graph) =>
    graph.lazyConstant('c', [10, 100], () => {
      computed += 1;
      return values;
    }),
  );
  expect(computed).toBe(0);
  const bytes = writeOnnx(lazy);
  expect(computed).toBe(1);
  const eager = sum((graph) => graph.constant('c', [10, 100], values));
  expect(Buffer.compare(bytes, writeOnnx(eager))).toBe(0);
  expect(Buffer.compare(bytes, Buffer.concat([...onnxParts(eager)]))).toBe(0);
});

test('a constant that does not match its shape is an error', () => {
  const lazy = sum((graph) => graph.lazyConstant('c', [10, 10], () => values));
  expect(() => writeOnnx(lazy)).toThrow('c: 4000 bytes do not match the shape [10, 10]');
});
