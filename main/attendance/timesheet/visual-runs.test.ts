import { expect, test } from 'vitest';
import { visualRuns } from './visual-runs.js';

test.each<[text: string, isRightToLeft: boolean, onThePage: string[]]>([
  ['07:58* – 16:32*', false, ['07:58* – 16:32*']],
  // Read from the right: each asterisk is beside its own time.
  ['07:58* – 16:32*', true, ['*', '16:32', ' – *', '07:58']],
  ['07:58* – ?', true, ['? – *', '07:58']],
  ['+0:30', true, ['+0:30']],
  ['قسم (B2)', true, ['(', 'B2', 'قسم )']],
  ['Plant قسم', false, ['Plant ', 'قسم']],
])('%s, right-to-left %s', (text, isRightToLeft, onThePage) => {
  expect(visualRuns(text, isRightToLeft)).toEqual(onThePage);
});
