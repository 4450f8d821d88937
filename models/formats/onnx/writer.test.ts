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

test('a constant that is made late is written as one that is there', () => {
  let made = 0;
  const late = sum((graph) =>
    graph.lateConstant('c', [10, 100], () => {
      made += 1;
      return values;
    }),
  );
  expect(made).toBe(0);
  const bytes = writeOnnx(late);
  expect(made).toBe(1);
  const there = sum((graph) => graph.constant('c', [10, 100], values));
  expect(Buffer.compare(bytes, writeOnnx(there))).toBe(0);
  expect(Buffer.compare(bytes, Buffer.concat([...onnxParts(there)]))).toBe(0);
});

test('a constant that does not fill its shape is an error', () => {
  const late = sum((graph) => graph.lateConstant('c', [10, 10], () => values));
  expect(() => writeOnnx(late)).toThrow('c: 4000 bytes do not fill the shape [10, 10]');
});
