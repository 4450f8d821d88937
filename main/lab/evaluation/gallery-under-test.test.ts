import { expect, test } from 'vitest';
import type { Face } from '../../../contract/face.js';
import { bundledRecognition } from '../../gallery/recognition.js';
import { galleryUnderTest } from './gallery-under-test.js';
import { faceAt } from './testing/analyses.js';

const box = { x: 80, y: 30, width: 40, height: 40 };
const { calibration } = bundledRecognition();

/** A face at an angle, in radians, as several frames of one look. */
const look = (angle: number): Face[] => [0, 0.01, 0.02].map((more) => faceAt(box, angle + more));

function galleryOfTwo(): ReturnType<typeof galleryUnderTest> {
  const gallery = galleryUnderTest({ modelId: 'test', dimension: 2, calibration });
  gallery.enrol([
    { name: 'Anna', faces: [faceAt(box, 0)] },
    { name: 'Ben', faces: [faceAt(box, Math.PI / 2)] },
  ]);
  return gallery;
}

test('a visit ends with the first look that names someone', () => {
  const answer = galleryOfTwo().visit([look(-1.3), look(0.1), look(Math.PI / 2)]);
  expect(answer).toMatchObject({ nearest: 'Anna', accepted: 'Anna' });
  expect(answer.distance).toBeCloseTo(2 * Math.sin(0.11 / 2), 2);
});

test('a visit of a stranger names no one, and has the nearest of its looks', () => {
  const answer = galleryOfTwo().visit([look(-1.6), look(-1.4), look(-1.5)]);
  expect(answer).toMatchObject({ nearest: 'Anna', accepted: null });
  expect(answer.distance).toBeCloseTo(2 * Math.sin(1.39 / 2), 2);
});

test('enrolling replaces everyone enrolled before', () => {
  const gallery = galleryOfTwo();
  gallery.enrol([{ name: 'Chloe', faces: [faceAt(box, Math.PI)] }]);
  expect(gallery.identify([faceAt(box, 0)])).toMatchObject({ nearest: 'Chloe', accepted: null });
});
