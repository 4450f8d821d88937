import { expect, test } from 'vitest';
import type { FaultCode } from '../../contract/fault.js';
import { isFault } from '../../contract/fault.js';
import { crowd } from './testing/synthetic.js';
import { decodeTemplate, encodeTemplate, makeTemplate } from './template.js';
import { fuse } from './vectors.js';

const samples = crowd(1, 3, { seed: 4 }).samples[0]!;
const template = makeTemplate('modell-ü/1', samples, [0.5, 0.25, 1]);
const bytes = encodeTemplate(template);

function codeOf(damaged: Uint8Array): FaultCode | 'read' {
  try {
    decodeTemplate(damaged, 'Anna');
    return 'read';
  } catch (error) {
    if (!isFault(error)) throw error;
    expect(error.message).toContain('Anna');
    return error.code;
  }
}

test('a template is the weighted fusion of its samples', () => {
  expect(template.embedding).toEqual(fuse(samples, [0.5, 0.25, 1]));
  expect(() => makeTemplate('m', [], [])).toThrow('no embedding');
});

test('decoding reverses encoding', () => {
  expect(decodeTemplate(bytes, 'Anna')).toEqual(template);
  const single = makeTemplate('m', [Float32Array.of(0.6, 0.8)], [1]);
  expect(decodeTemplate(encodeTemplate(single), 'Anna')).toEqual(single);
});

test('decodes bytes inside a larger buffer', () => {
  const larger = new Uint8Array(bytes.length + 10).fill(9);
  larger.set(bytes, 3);
  expect(decodeTemplate(larger.subarray(3, 3 + bytes.length), 'Anna')).toEqual(template);
});

test('truncated bytes and extra bytes are damaged', () => {
  for (let length = 0; length < bytes.length; length++) {
    expect([length, codeOf(bytes.slice(0, length))]).toEqual([length, 'data-damaged']);
  }
  expect(codeOf(Uint8Array.of(...bytes, 0))).toBe('data-damaged');
});

test('a template without samples is damaged', () => {
  expect(codeOf(Uint8Array.of(1, 1, 109, 0, 0, 128, 0))).toBe('data-damaged');
});

test('a template of a newer version asks for an update', () => {
  expect(codeOf(Uint8Array.of(2, ...bytes.slice(1)))).toBe('data-newer');
  expect(codeOf(Uint8Array.of(2))).toBe('data-newer');
});
