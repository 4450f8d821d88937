/** A field of an audit entry that was added, removed or changed. */
export interface FieldChange {
  /** The path of the field, such as `scheduledExport.folder`. */
  readonly field: string;
  /** Null if the field was added. */
  readonly before: string | null;
  /** Null if the field was removed. */
  readonly after: string | null;
}

/**
 * The differences between the two sides of an audit entry, field by field.
 * @param before,after JSON values; null for an empty side.
 * @param nameOf the name to show for a field within a list.
 */
export function changesOf(
  before: unknown,
  after: unknown,
  nameOf: (field: string) => string,
): FieldChange[] {
  const [old, current] = [fieldsOf(before, nameOf), fieldsOf(after, nameOf)];
  const fields = [...new Set([...old.keys(), ...current.keys()])];
  return fields
    .map((field) => ({
      field,
      before: old.get(field) ?? null,
      after: current.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** Texts by path; a list counts as one value. */
function fieldsOf(
  value: unknown,
  nameOf: (field: string) => string,
  path = '',
): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) {
    return new Map([[path, textOf(value, nameOf)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...fieldsOf(inner, nameOf, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

function textOf(value: unknown, nameOf: (field: string) => string): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((item) => textOf(item, nameOf)).join('; ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) => `${nameOf(name)}: ${textOf(inner, nameOf)}`)
      .join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
