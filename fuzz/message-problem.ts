import { contract } from '../contract/contract.js';

/** Text that only programmers write: values and errors of JavaScript, of the schemas, and of the system. */
const jargon =
  /\[object |\b(?:undefined(?! memo)|NaN|null|(?:Type|Range|Syntax|Reference|Val|Assertion)Error|Invalid (?:type|key|length|value): Expected|E[A-Z]{4,})\b|\.[jt]s:\d+|node:internal/g;
/** `localTime`, but not `McDonald`. */
const codeName = /\b[a-z]+[A-Z][A-Za-z]*\b/g;
/** Names of products that are written like this. */
const products: readonly string[] = ['iPhone', 'iPad', 'macOS'];
/** A word with a dot, like the name of a call. */
const dotted = /\b[a-zA-Z]+\.[a-zA-Z]+\b/g;

/**
 * Finds the problem with a message for people: it must consist of sentences without names from the code.
 * @param given what the input says: a message may repeat it.
 * @returns null if nothing is wrong.
 */
export function messageProblem(message: string, given: string): string | null {
  if (!/[.?!…]["”’)]*$/u.test(message.trimEnd())) return 'is no sentence: it has no full stop';
  const own = (pattern: RegExp): string[] =>
    [...message.matchAll(pattern)].map(([found]) => found).filter((one) => !given.includes(one));
  const [odd] = own(jargon);
  if (odd !== undefined) return `says "${odd}"`;
  const name = own(codeName).find((one) => !products.includes(one));
  if (name !== undefined) return `has the name "${name}" from the code`;
  const call = own(dotted).find((word) => Object.hasOwn(contract, word));
  return call === undefined ? null : `has the name "${call}" of a call`;
}
