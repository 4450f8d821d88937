import * as v from 'valibot';
import { expect, test } from 'vitest';
import { EmployeeNumber } from './fields.js';

test.each([
  ['１２', '12'],
  ['ＥＭＰ－７', 'EMP-7'],
  ['٤٢', '42'],
  ['۰۰۴۲', '0042'],
  ['०९', '09'],
  ['HR‑EMP–1', 'HR-EMP-1'],
  ['\u200b0042\u00a0', '0042'],
])('the employee number %s is %s', (written, number) => {
  expect(v.parse(EmployeeNumber, written)).toBe(number);
});

test.each(['-5', 'A//', '', '=1+1', 'A\n1'])('%j is not an employee number', (text) => {
  expect(v.safeParse(EmployeeNumber, text).success).toBe(false);
});
