import { expect, test } from 'vitest';
import { CameraOwner } from './camera-owner.js';

function owner() {
  const changes: number[] = [];
  const camera = new CameraOwner<object>(() => changes.push(1));
  return { camera, changes };
}
const elsewhere = expect.objectContaining({ code: 'camera-elsewhere' }) as Error;

test('the first screen becomes the owner and remains it', () => {
  const { camera, changes } = owner();
  const [first, second] = [{}, {}];
  camera.claim(first, false);
  camera.claim(first, false);
  expect(() => {
    camera.claim(second, false);
  }).toThrow(elsewhere);
  expect(changes).toHaveLength(1);
});

test('another screen may take over, and the first one is then refused', () => {
  const { camera, changes } = owner();
  const [first, second] = [{}, {}];
  camera.claim(first, false);
  camera.claim(second, true);
  expect(() => {
    camera.claim(first, false);
  }).toThrow(elsewhere);
  expect(changes).toHaveLength(2);
});

test('closing the owner releases the camera; closing another screen does not', () => {
  const { camera } = owner();
  const [first, second] = [{}, {}];
  camera.claim(first, false);
  camera.release(second);
  expect(() => {
    camera.claim(second, false);
  }).toThrow(elsewhere);
  camera.release(first);
  camera.claim(second, false);
});
