import { expect, test } from 'vitest';
import { describeBug } from './bug-report.js';

test('the log has the stack of a bug, but not its message', () => {
  const text = describeBug(new TypeError('Ada Lovelace\n    is not a function\n    at Ada'));
  expect(text).toMatch(/^TypeError\n\s+at .*bug-report\.test/);
  expect(text).not.toContain('Ada');
  expect(describeBug('Ada')).toBe('string');
});

test('the log has the code of a system error', () => {
  const error = Object.assign(new Error('/home/ada/photo.jpg'), { code: 'ENOSPC' });
  expect(describeBug(error)).toMatch(/^Error \(ENOSPC\)\n/);
  expect(describeBug(error)).not.toContain('ada');
  expect(describeBug(Object.assign(error, { code: 'Ada Lovelace' }))).not.toContain('Ada');
});
