import { expect, test } from 'vitest';
import { contract } from './contract.js';
import { labelOf } from './labels.js';

/** The properties of schemas that may contain other schemas. */
interface Schema {
  readonly wrapped?: Schema;
  readonly pipe?: readonly [Schema];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly options?: readonly (Schema | string)[];
}

/** The paths of all fields in a schema, without indices of lists. */
function fieldsOf({ wrapped, pipe, entries, item, options }: Schema, path = ''): string[] {
  if (wrapped !== undefined) return fieldsOf(wrapped, path);
  if (pipe !== undefined) return fieldsOf(pipe[0], path);
  if (item !== undefined) return fieldsOf(item, path);
  const inner = (options ?? []).flatMap((one) =>
    typeof one === 'string' ? [] : fieldsOf(one, path),
  );
  for (const [name, schema] of Object.entries(entries ?? {})) {
    const field = path === '' ? name : `${path}.${name}`;
    inner.push(field, ...fieldsOf(schema, field));
  }
  return inner;
}

const fields = new Set(
  Object.values(contract).flatMap(({ input }) => fieldsOf(input as unknown as Schema)),
);

test('every field of every call has a label', () => {
  expect(fields.size).toBeGreaterThan(80);
  expect([...fields].filter((field) => labelOf(field) === 'The input')).toEqual([]);
});

test('no label is an internal name', () => {
  for (const field of fields) expect(labelOf(field)).not.toMatch(/[a-z][A-Z]|\./);
});
