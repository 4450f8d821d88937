/** The intersection of several object types. */
type Combined<Parts extends readonly unknown[]> = Parts extends readonly [
  infer First,
  ...infer Rest,
]
  ? First & Combined<Rest>
  : unknown;

/**
 * Merges the calls of several subjects, or their implementations, into one object.
 * @throws Error if two parts define the same name, since one would silently replace the other.
 */
export function combine<Parts extends readonly object[]>(...parts: Parts): Combined<Parts> {
  const combined: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      if (Object.hasOwn(combined, name)) throw new Error(`"${name}" is defined twice`);
      combined[name] = value;
    }
  }
  return combined as Combined<Parts>;
}
