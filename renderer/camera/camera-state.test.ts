import { expect, test } from 'vitest';
import { stateOfFailure } from './camera-state.js';

test.each([
  ['NotFoundError', 'no-camera'],
  ['NotAllowedError', 'refused'],
  ['NotReadableError', 'in-use'],
  ['TypeError', 'failed'],
])('%s means %s', (name, state) => {
  expect(stateOfFailure(name, 'starting')).toBe(state);
});

test('an unplugged camera stays unplugged until a camera is found again', () => {
  expect(stateOfFailure('NotFoundError', 'unplugged')).toBe('unplugged');
  expect(stateOfFailure('NotReadableError', 'unplugged')).toBe('in-use');
});
