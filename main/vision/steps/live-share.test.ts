import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStateDict } from '../../../models/formats/torch/state-dict.js';
import { writeOnnx } from '../../../models/formats/onnx/writer.js';
import { miniFasNet } from '../../../models/nets/minifasnet.js';
import { cropAround, liveShareOf } from './live-share.js';
import { openNet } from './net.js';
import { loadOpenCv } from './opencv.js';
import { Picture } from './picture.js';

const size = { width: 640, height: 480 };

// Expected values from `_get_new_box` of the published code, run in Python.
test.each([
  ['inside', { x: 250, y: 150, width: 100, height: 100 }, 2.7, [165, 65, 271, 271]],
  ['moved right and down', { x: 20, y: 10, width: 100, height: 100 }, 2.7, [0, 0, 271, 271]],
  ['moved left and up', { x: 500, y: 350, width: 120, height: 120 }, 2.7, [315, 155, 325, 325]],
  ['as large as fits', { x: 200, y: 100, width: 200, height: 200 }, 4, [60, 0, 480, 480]],
  ['fractions', { x: 30.5, y: 40.25, width: 90.5, height: 110.75 }, 2.7, [0, 0, 245, 300]],
])('the crop is that of the published code: %s', (_, box, scale, expected) => {
  const { x, y, width, height } = cropAround(size, box, scale);
  expect([x, y, width, height]).toEqual(expected);
});

test('the share is the mean of the nets, whether they give shares or logits', async () => {
  const cv = await loadOpenCv();
  const file = new URL('../../../models/proof/fixtures/minifasnet-v2.pth', import.meta.url);
  const { graph, sidePx } = miniFasNet(readStateDict(readFileSync(file)));
  const feeding = {
    input: 'image',
    output: 'classes',
    sidePx,
    layout: 'nchw',
    channels: 'rgb',
    mean: 0,
    deviation: 1,
  } as const;
  const shares = await openNet(writeOnnx(graph), sidePx, feeding);
  const logits = {
    sidePx,
    run: async (planes: Float32Array) => {
      const { output } = await shares.run(planes);
      return { output: output!.map((value) => Math.log(value) + 5) };
    },
  };
  const data = Uint8Array.from({ length: 640 * 480 * 3 }, (_, at) => (at * 7 + (at >> 9)) % 256);
  const picture = new Picture(cv, { ...size, data });
  const box = { x: 250, y: 150, width: 100, height: 100 };
  const share = (...nets: Parameters<typeof liveShareOf>[0]) => liveShareOf(nets, picture, box);
  const [small, large] = [2.7, 4].map((cropScale) => ({ net: shares, cropScale, liveClass: 1 }));
  const [one, other] = [(await share(small!))!, (await share(large!))!];
  expect(one).toBeGreaterThan(0);
  expect(one).toBeLessThan(1);
  // Another crop is another picture.
  expect(Math.abs(one - other)).toBeGreaterThan(1e-6);
  expect(await share(small!, large!)).toBeCloseTo((one + other) / 2, 6);
  expect(await share({ ...small!, net: logits })).toBeCloseTo(one, 5);
  expect(await share({ ...small!, liveClass: 0 })).not.toBeCloseTo(one, 5);
  expect(await share()).toBeNull();
  picture.delete();
});
