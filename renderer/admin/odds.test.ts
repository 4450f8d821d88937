import { expect, test } from 'vitest';
import { formatMessage } from '../language/format-message.js';
import { messages } from './messages/catalogue.js';
import { oneOf } from './odds.js';

test.each([
  ['en', 0.0001, '1 in 10,000'],
  ['en', 0.01, '1 in 100'],
  ['en', 0.0003, '1 in 3,333'],
  ['de', 0.0001, '1 von 10.000'],
] as const)('%s %d', (language, share, expected) => {
  const text = messages[language]['common.oneIn'];
  expect(formatMessage(language, text, { count: oneOf(share) })).toBe(expected);
});
