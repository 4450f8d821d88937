import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { writeOnnx } from '../formats/onnx/writer.js';
import { readStateDict } from '../formats/torch/state-dict.js';
import { miniFasNet } from './minifasnet.js';

/* Narrow nets with random weights and PyTorch's results: models/proof/minifasnet_values.py. */

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../proof/fixtures/${name}`, import.meta.url));
const values = JSON.parse(fixture('minifasnet-values.json').toString()) as Record<
  string,
  number[][]
>;
const sidePx = 80;

/** The same picture as in the script, but RGB. */
function picture(number: number): Float32Array {
  const planes: number[] = [];
  const wide = number + 2;
  for (const channel of [2, 1, 0]) {
    for (let y = 0; y < sidePx; y++) {
      for (let x = 0; x < sidePx; x++) {
        const steps = Math.floor(y / wide) * 40 + Math.floor(x / (wide + channel)) * 70;
        planes.push((channel * 31 + steps + ((x * y) % 17) * number) % 256);
      }
    }
  }
  return Float32Array.from(planes);
}

test.each([
  ['v2', 'MiniFASNetV2'],
  ['v1se', 'MiniFASNetV1SE'],
])('%s gives what PyTorch gives, within 1e-5', async (name, family) => {
  const net = miniFasNet(readStateDict(fixture(`minifasnet-${name}.pth`)));
  expect(net).toMatchObject({ family, sidePx, classes: 3 });
  const session = await InferenceSession.create(writeOnnx(net.graph), { intraOpNumThreads: 1 });
  const theirs = values[name]!;
  for (const [number, expected] of theirs.entries()) {
    const image = new Tensor('float32', picture(number), [1, 3, sidePx, sidePx]);
    const { classes } = await session.run({ image });
    const ours = classes!.data as Float32Array;
    for (const [at, value] of expected.entries()) {
      expect(Math.abs(ours[at]! - value)).toBeLessThanOrEqual(1e-5);
    }
  }
  // Otherwise a net that ignores the picture would pass.
  expect(Math.abs(theirs[0]![0]! - theirs[1]![0]!)).toBeGreaterThan(0.01);
});

test('weights of another net are refused with the layer', () => {
  const weights = new Map(readStateDict(fixture('minifasnet-v2.pth')));
  const norm = weights.get('conv_34.project.bn.bias')!;
  const shorter = { shape: [norm.data.length - 1], data: norm.data.subarray(1) };
  expect(() => miniFasNet(new Map([...weights, ['conv_34.project.bn.bias', shorter]]))).toThrow(
    /the layer conv_34\.project\.bn\.bias has the unexpected shape \[\d+\]/,
  );
  weights.delete('linear.weight');
  expect(() => miniFasNet(weights)).toThrow('the layer linear.weight is missing');
});
