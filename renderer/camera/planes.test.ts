import { expect, test } from 'vitest';
import { i420FromNv12, sentSize } from './planes.js';

test('NV12 becomes I420: same luma, separate chroma planes, U before V', () => {
  const nv12 = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 100, 200, 101, 201]);
  const i420 = new Uint8Array(12);
  i420FromNv12(nv12, 4, 2, i420);
  expect([...i420]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 100, 101, 200, 201]);
});

test('small pictures keep their size, large ones are scaled down', () => {
  expect(sentSize(640, 480, 1280)).toEqual({ width: 640, height: 480 });
  expect(sentSize(1920, 1080, 1280)).toEqual({ width: 1280, height: 720 });
});
