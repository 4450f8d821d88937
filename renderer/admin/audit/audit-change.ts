/** A field of an audit entry that was given, taken away or changed. */
export interface FieldChange {
  /** With the names above it: `scheduledExport.folder`. */
  readonly field: string;
  /** Null where there was nothing. */
  readonly before: string | null;
  /** Null where there is nothing now. */
  readonly after: string | null;
}

/**
 * What differs between the two sides of an audit entry, field by field.
 * @param before,after values as JSON holds them; null for no side at all.
 */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [old, present] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...old.keys(), ...present.keys()])];
  return fields
    .map((field) => ({
      field,
      before: old.get(field) ?? null,
      after: present.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** By path; lists count as one value, as JSON. */
function fieldsOf(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) {
    return new Map([[path, typeof value === 'string' ? value : JSON.stringify(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...fieldsOf(inner, path === '' ? name : `${path}.${name}`),
    ]),
  );
}
