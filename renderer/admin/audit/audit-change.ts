/** A field of an audit entry that was added, removed or changed. */
export interface FieldChange {
  /** The path of the field, such as `scheduledExport.folder`. */
  readonly field: string;
  /** Null if the field was added. */
  readonly before: string | null;
  /** Null if the field was removed. */
  readonly after: string | null;
}

/** How values are shown in the reader's language. */
export interface ValueWords {
  /** The name of a field within a list. */
  field(field: string): string;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
}

/**
 * The differences between the two sides of an audit entry, field by field.
 * @param before,after JSON values; null for an empty side.
 */
export function changesOf(before: unknown, after: unknown, words: ValueWords): FieldChange[] {
  const [old, current] = [fieldsOf(before, words), fieldsOf(after, words)];
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
function fieldsOf(value: unknown, words: ValueWords, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) {
    return new Map([[path, textOf(value, words)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...fieldsOf(inner, words, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

function textOf(value: unknown, words: ValueWords): string {
  if (value === null || value === undefined) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((item) => textOf(item, words)).join('; ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) => `${words.field(name)}: ${textOf(inner, words)}`)
      .join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
