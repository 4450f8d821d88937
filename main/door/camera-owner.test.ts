import { expect, test } from 'vitest';
import { CameraOwner } from './camera-owner.js';

function owner() {
  const changes: number[] = [];
  const camera = new CameraOwner<object>(() => changes.push(1));
  return { camera, changes };
}
const elsewhere = expect.objectContaining({ code: 'camera-elsewhere' }) as Error;

test('the first screen becomes the owner, and stays it', () => {
  const { camera, changes } = owner();
  const [one, other] = [{}, {}];
  camera.claim(one, false);
  camera.claim(one, false);
  expect(() => {
    camera.claim(other, false);
  }).toThrow(elsewhere);
  expect(changes).toHaveLength(1);
});

test('another screen may take over, and the first one is refused from then on', () => {
  const { camera, changes } = owner();
  const [one, other] = [{}, {}];
  camera.claim(one, false);
  camera.claim(other, true);
  expect(() => {
    camera.claim(one, false);
  }).toThrow(elsewhere);
  expect(changes).toHaveLength(2);
});

test('a closed screen makes room; closing another one does not', () => {
  const { camera } = owner();
  const [one, other] = [{}, {}];
  camera.claim(one, false);
  camera.release(other);
  expect(() => {
    camera.claim(other, false);
  }).toThrow(elsewhere);
  camera.release(one);
  camera.claim(other, false);
});
