import { describe, expect, test } from 'vitest';
import type { PayPeriod } from '../../../contract/calls/settings.js';
import { payPeriodOf, rangeOf } from './ranges.js';

const monthly: PayPeriod = { kind: 'monthly', anchor: '2026-01-01' };

test.each([
  ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
  ['month-to-date', '2026-03-15', '2026-03-01', '2026-03-14'],
  ['month-to-date', '2026-03-01', '2026-02-01', '2026-02-28'],
  ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['last-month', '2028-03-31', '2028-02-01', '2028-02-29'],
  ['this-pay-period', '2026-03-15', '2026-03-01', '2026-03-31'],
  ['last-pay-period', '2026-03-15', '2026-02-01', '2026-02-28'],
] as const)('%s on %s', (kind, today, from, to) => {
  expect(rangeOf(kind, today, monthly)).toEqual({ from, to });
});

describe('the pay period', () => {
  test.each([
    ['weekly', '2026-01-07', '2026-03-03', '2026-02-25', '2026-03-03'],
    ['weekly', '2026-01-07', '2025-12-31', '2025-12-31', '2026-01-06'],
    ['fortnightly', '2026-01-05', '2026-01-18', '2026-01-05', '2026-01-18'],
    ['fortnightly', '2026-01-05', '2026-01-19', '2026-01-19', '2026-02-01'],
    ['semi-monthly', '2026-01-01', '2026-02-28', '2026-02-16', '2026-02-28'],
    ['semi-monthly', '2026-01-05', '2026-03-04', '2026-02-20', '2026-03-04'],
    ['semi-monthly', '2026-01-20', '2026-03-05', '2026-03-05', '2026-03-19'],
    ['monthly', '2026-01-26', '2026-03-25', '2026-02-26', '2026-03-25'],
    ['monthly', '2026-01-31', '2026-02-28', '2026-02-28', '2026-03-30'],
    ['monthly', '2026-01-31', '2026-02-27', '2026-01-31', '2026-02-27'],
  ] as const)('%s from %s: %s is in %s to %s', (kind, anchor, day, from, to) => {
    expect(payPeriodOf({ kind, anchor }, day)).toEqual({ from, to });
  });

  test.each(['weekly', 'fortnightly', 'semi-monthly', 'monthly'] as const)(
    'periods that are %s follow each other without a gap',
    (kind) => {
      const rule = { kind, anchor: '2024-01-31' } as const;
      let { from, to } = payPeriodOf(rule, '2026-01-01');
      for (let count = 0; count < 60; count++) {
        const after = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
        expect(payPeriodOf(rule, from)).toEqual({ from, to });
        expect(payPeriodOf(rule, to)).toEqual({ from, to });
        const next = payPeriodOf(rule, after);
        expect(next.from).toBe(after);
        ({ from, to } = next);
      }
    },
  );
});
