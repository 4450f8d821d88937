import * as v from 'valibot';

/** Fields that several calls share. Part of the contract; see contract.ts. */

export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const Path = v.pipe(v.string(), v.minLength(1, 'a file or folder name is missing'));
/** One line of text, as people write names; composed, so that equal names are equal. */
export const Name = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.trim(),
  v.minLength(1, 'a name must not be empty'),
  v.maxLength(200, 'a name may have at most 200 characters'),
  v.check(
    (text) => !/\p{Cc}|[\u2028\u2029]/u.test(text),
    'a name must not hold line breaks or control characters',
  ),
);

export const EmployeeNumber = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}$/, 'must be one to twelve digits'),
);
export const Pin = v.pipe(v.string(), v.regex(/^\d{4,12}$/, 'must be four to twelve digits'));

export const Refusal = v.object({ file: v.string(), code: v.string(), reason: v.string() });
export type Refusal = v.InferOutput<typeof Refusal>;
