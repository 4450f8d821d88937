import { expect, test } from 'vitest';
import { i420FromNv12, sentSize } from './planes.js';

test('the colours of NV12 come apart, blue before red, and the grey stays', () => {
  const nv12 = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 100, 200, 101, 201]);
  const i420 = new Uint8Array(12);
  i420FromNv12(nv12, 4, 2, i420);
  expect([...i420]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 100, 101, 200, 201]);
});

test('small pictures are sent as they are, large ones smaller in the same shape', () => {
  expect(sentSize(640, 480, 1280)).toEqual({ width: 640, height: 480 });
  expect(sentSize(1920, 1080, 1280)).toEqual({ width: 1280, height: 720 });
});
