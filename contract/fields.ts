import * as v from 'valibot';

/** Fields that several calls share. Part of the contract; see contract.ts. */

export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const Path = v.pipe(v.string(), v.minLength(1, 'is missing'));
/** One line of text, as people write names; composed, so that equal names are equal. */
export const Name = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(200, 'may have at most 200 characters'),
  v.check(
    (text) => !/\p{Cc}|[\u2028\u2029]/u.test(text),
    'must not contain line breaks or control characters',
  ),
);

export const EmployeeNumber = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}$/, 'must be one to twelve digits'),
);
export const Pin = v.pipe(v.string(), v.regex(/^\d{4,12}$/, 'must be four to twelve digits'));

export const Refusal = v.object({ file: v.string(), code: v.string(), reason: v.string() });
export type Refusal = v.InferOutput<typeof Refusal>;

/** An instant with its zone. */
export const Instant = v.pipe(
  v.string(),
  v.check(
    (text) => /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
    'must be an ISO 8601 instant with its zone, such as 2026-03-02T08:59:00Z',
  ),
);
/** A day of the calendar. */
export const Day = v.pipe(
  v.string(),
  v.isoDate('must be a date such as 2026-03-02'),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'is not a day of the calendar'),
);
/** Days on the wall clock, both included; open where left out. */
export const OpenRange = v.object({ from: v.optional(Day), to: v.optional(Day) });
export const Count = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1));
