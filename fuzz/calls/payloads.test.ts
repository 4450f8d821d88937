import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract } from '../../contract/contract.js';
import { payloadsOf } from './payloads.js';

const vocabulary = { texts: ['Ada'], paths: ['/scratch/file'], scratch: '/scratch' };

test.each([
  'files.export',
  'settings.change',
  'people.enrol',
  'roster.plan',
  'faces.align',
] as const)('no payload of %s names a path outside the scratch folder', (call) => {
  const fields = new Set(['out', 'file', 'files', 'folder', 'secondPlaceFolder', 'dir']);
  let paths = 0;
  const check = (value: unknown, isPath: boolean): void => {
    if (typeof value === 'string' && isPath && value !== '') {
      expect(value).toMatch(/^\/scratch\/[^/]*$/);
      expect(value).not.toContain('..');
      paths += 1;
    }
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      check(inner, Array.isArray(value) ? isPath : fields.has(name));
    }
  };
  for (const payload of fc.sample(payloadsOf(contract[call].input, vocabulary), {
    ...{ numRuns: 500, seed: 1 },
  })) {
    check(payload, false);
  }
  expect(paths).toBeGreaterThan(20);
});
