import * as v from 'valibot';
import { cleanName, cleanNumber } from './names.js';
import { counted } from './plural.js';

/** Fields that several calls share. Part of the contract; see contract.ts. */

const notEmpty = v.minLength<string, 1, string>(1, 'must not be empty');

function maxCharacters(count: number): v.MaxLengthAction<string, number, string> {
  return v.maxLength(count, `must have at most ${counted(count, 'character')}`);
}

/** Text of 1 to `count` characters, without spaces around it. */
export function shortText(count: number) {
  return v.pipe(v.string(), v.trim(), notEmpty, maxCharacters(count));
}

export const Id = v.pipe(v.string(), notEmpty, maxCharacters(200));
export const Path = v.pipe(
  v.string(),
  notEmpty,
  v.check((text) => !text.includes('\0'), 'must not contain a zero byte'),
);

/** One line of text, cleaned (`cleanName`) so that equal names are equal strings. */
export const Name = v.pipe(
  v.string(),
  v.transform(cleanName),
  notEmpty,
  maxCharacters(200),
  v.check(
    (text) => !/\p{Cc}|[\u2028\u2029]/u.test(text),
    'must not contain line breaks or control characters',
  ),
  v.check(
    (text) => !/[\ufffd\p{Co}]/u.test(text),
    'contains characters that could not be read (�); type the name again, or choose its encoding',
  ),
);

/** Why somebody corrects or merges something, for the audit log. */
export const Reason = shortText(500);

/** Letters and digits, such as `0042` or `HR-EMP-00001`; text, so that leading zeros stay. */
export const EmployeeNumber = v.pipe(
  v.string(),
  v.transform(cleanNumber),
  maxCharacters(40),
  v.regex(
    /^[\p{L}\p{Nd}]+(?:[-_./ ]+[\p{L}\p{Nd}]+)*$/u,
    'must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only',
  ),
);

/** What is typed on the PIN pad to say who somebody is: an employee number of digits only, or a code. */
export const PadNumber = v.pipe(
  v.string(),
  v.check((text) => isPadNumber(text), 'must be one to twelve digits'),
);

/** Whether something can be typed on the PIN pad. */
export function isPadNumber(text: string): boolean {
  return /^\d{1,12}$/.test(text);
}

export const Pin = v.pipe(v.string(), v.regex(/^\d{4,12}$/, 'must be four to twelve digits'));

/** What a card reader types, as `renderer/ui/card-reader.ts` reads it: layout and capitals make no difference. */
export const CardNumber = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Z]{6,64}$/, 'must be 6 to 64 digits and capital letters'),
);

export const Refusal = v.object({ file: v.string(), code: v.string(), reason: v.string() });
export type Refusal = v.InferOutput<typeof Refusal>;

/** A file or folder that was not used. `reason` follows its name, such as `it is not a photo`. */
export const LeftOut = v.object({ file: v.string(), reason: v.string() });
export type LeftOut = v.InferOutput<typeof LeftOut>;

const dayPattern = /^\d{4}-\d\d-\d\d$/;
const localTimePattern =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

/** `Date` takes hour 24 for the next day. */
const instantPattern =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** A day in the calendar, such as `2026-03-02`. */
export const Day = v.pipe(
  v.string(),
  v.check(
    (text) => isDay(text),
    ({ input }) =>
      dayPattern.test(input) ? noSuchDay(input) : 'must be a date such as 2026-03-02',
  ),
);

/** An instant with its UTC offset, such as `2026-03-02T08:59:00+01:00`. */
export const Instant = v.pipe(
  v.string(),
  v.check(
    (text) => isInstant(text) && isDay(text.slice(0, 10)),
    ({ input }) =>
      isInstant(input)
        ? noSuchDay(input.slice(0, 10))
        : 'must be an ISO 8601 date and time with a UTC offset, such as 2026-03-02T08:59:00Z',
  ),
);

/**
 * Date and time on a wall clock whose zone is known elsewhere, such as `2026-03-02T16:30`. A UTC offset,
 * as in `2026-10-25T02:30+01:00`, chooses one of two when clocks go back.
 */
export const LocalTime = v.pipe(
  v.string(),
  v.check(
    (text) => localTimePattern.test(text) && isDay(text.slice(0, 10)),
    ({ input }) =>
      localTimePattern.test(input)
        ? noSuchDay(input.slice(0, 10))
        : 'must be a date and time such as 2026-03-02T16:30',
  ),
);

/** Days on the wall clock, both included; unbounded if omitted. */
export const OpenRange = v.object({ from: v.optional(Day), to: v.optional(Day) });
export const Count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `Date` accepts 2026-02-30 and makes 2 March of it, so the text is compared with what comes back. */
function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  return instantPattern.test(text) && !Number.isNaN(Date.parse(text));
}

function noSuchDay(day: string): string {
  return `must be a date that exists (${day} does not)`;
}
