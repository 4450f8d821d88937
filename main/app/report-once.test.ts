import { expect, test } from 'vitest';
import { ReadingOnlyFault } from '../storage/reading-only.js';
import { attemptsReportedOnce } from './report-once.js';

test('a failure is reported once, and again when its reason changes or it comes back', async () => {
  const said: string[] = [];
  const attempt = attemptsReportedOnce((sentence) => said.push(sentence));
  const failing = (failure: string, reason: string): Promise<void> =>
    attempt(failure, () => Promise.reject(new Error(reason)));
  for (let runs = 0; runs < 3; runs++) await failing('The list failed', 'no database');
  await failing('The export failed', 'no database');
  await failing('The list failed', 'no disk');
  await attempt('The list failed', () => Promise.resolve());
  await failing('The list failed', 'no disk');
  await attempt('The list failed', () =>
    Promise.reject(new ReadingOnlyFault('data-read-only', 'read-only')),
  );
  expect(said).toEqual([
    'The list failed: no database',
    'The export failed: no database',
    'The list failed: no disk',
    'The list failed: no disk',
  ]);
});
