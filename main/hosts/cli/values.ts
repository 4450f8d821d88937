import { InvalidArgumentError } from 'commander';
import * as v from 'valibot';

/*
 * Parsers for the values of options and arguments. Each throws InvalidArgumentError, which commander
 * shows after the option's name: "argument 'x' is invalid. It must be …".
 */

/** A parser that accepts what a schema of the contract accepts, such as `Day`. */
export function matching<Value extends string>(
  schema: v.GenericSchema<string, Value>,
): (text: string) => Value {
  return (text) => {
    const result = v.safeParse(schema, text);
    if (!result.success) throw new InvalidArgumentError(`It ${result.issues[0].message}.`);
    return result.output;
  };
}

/** Refuses empty text, such as an unset variable of a shell script. */
export function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** Parses the next of several paths. */
export function paths(text: string, previous: readonly string[] = []): string[] {
  return [...previous, notEmpty(text)];
}

/** Parses a whole number of at least `min`. */
export function wholeNumber(min: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < min) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${min}.`);
    }
    return value;
  };
}

/** Parses a number, such as `127.5` or `-1`. */
export function decimalNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError('It must be a number.');
  }
  return value;
}

/** Parses a TCP port, 0 to 65535. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  }
  return port;
}

/** Parses the number of a punch. */
export const punchNumber = wholeNumber(1);

/** Parses the next of several numbers of punches. */
export function punchNumbers(text: string, previous: readonly number[] = []): number[] {
  return [...previous, punchNumber(text)];
}
