import * as fc from 'fast-check';
import { join, sep } from 'node:path';
import * as v from 'valibot';
import { contract } from '../../contract/contract.js';
import { Frame } from '../../contract/face.js';
import { Path } from '../../contract/fields.js';

/** Values that payloads may name, so that many of them pass the first checks. */
export interface Vocabulary {
  /** Such as ids of people, names, dates and numbers. Each field takes those that its schema accepts. */
  readonly texts: readonly string[];
  /** Paths in `scratch`. */
  readonly paths: readonly string[];
  /** Folder that calls may read and write. No payload names a path outside: a call would write there. */
  readonly scratch: string;
}

/** The parts of valibot's schemas that payloads are made from. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly items?: readonly v.GenericSchema[];
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: v.GenericSchema | string;
  readonly value?: v.GenericSchema;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

/** Texts that programs often handle wrongly. */
const oddTexts = [
  '',
  ' ',
  '\0',
  '\u202e\u200b',
  '\ud800',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e999',
  '=1+1',
  '../../../etc/passwd',
  '%s%n',
  '{0, plural, other {',
  '<script>',
  "'; DROP TABLE punches; --",
  'a'.repeat(5_000),
  '🙂'.repeat(100),
];
const oddNumbers = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324, NaN, Infinity];

/** Any value, whether messages can carry it or not. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 3, arbitrary: fc.constantFrom(...oddNumbers) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, undefined, true, [], {}, 2n ** 70n, new Date(NaN)),
  },
  {
    weight: 2,
    arbitrary: fc.anything({
      ...{ withBigInt: true, withDate: true, withMap: true, withSet: true },
      ...{ withTypedArray: true, withNullPrototype: true, maxDepth: 3 },
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(nested(500), JSON.parse('{"__proto__":{"a":1}}')) },
);

/**
 * Payloads of a call: most follow its schema, with values at and beyond its bounds; some have junk in one place, and
 * some are junk as a whole.
 */
export function payloadsOf(input: v.GenericSchema, vocabulary: Vocabulary): fc.Arbitrary<unknown> {
  const valid = valuesOf(input, vocabulary);
  const spoiltOnes = fc
    .tuple(valid, junk, fc.nat())
    .map(([payload, odd, at]) => spoilt(payload, odd, at));
  return fc
    .oneof(
      { weight: 6, arbitrary: valid },
      { weight: 3, arbitrary: spoiltOnes },
      { weight: 1, arbitrary: junk },
    )
    .map((payload) => confined(payload, vocabulary.scratch, false));
}

/** Fields that name a file or a folder. */
const pathFields: ReadonlySet<string> = new Set(Object.values(contract).flatMap(pathFieldsOf));

function pathFieldsOf({ input }: { readonly input: v.GenericSchema }): string[] {
  const inner = (schema: v.GenericSchema, name: string): string[] => {
    if (schema === Path) return [name];
    const { entries, item, wrapped, options, type } = schema as unknown as Shape;
    const variants = type === 'variant' || type === 'union' ? (options as v.GenericSchema[]) : [];
    return [
      ...Object.entries(entries ?? {}).flatMap(([field, one]) => inner(one, field)),
      ...[item, wrapped, ...variants].flatMap((one) => (one === undefined ? [] : inner(one, name))),
    ];
  };
  return inner(input, '');
}

/** The payload with all paths in the scratch folder. @param isPath whether the field takes a path. */
function confined(value: unknown, scratch: string, isPath: boolean): unknown {
  if (
    typeof value === 'string' &&
    isPath &&
    value !== '' &&
    !value.startsWith(`${scratch}${sep}`)
  ) {
    return join(scratch, value.replaceAll(/[/\\]|\.\./g, '_'));
  }
  if (Array.isArray(value)) return value.map((one) => confined(one, scratch, isPath));
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy = Object.create(prototype) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) {
    const held = confined(inner, scratch, pathFields.has(name));
    Object.defineProperty(copy, name, {
      value: held,
      ...{ enumerable: true, configurable: true, writable: true },
    });
  }
  return copy;
}

function valuesOf(schema: v.GenericSchema, vocabulary: Vocabulary): fc.Arbitrary<unknown> {
  const within = (inner: v.GenericSchema): fc.Arbitrary<unknown> => valuesOf(inner, vocabulary);
  if (schema === Path) return fc.constantFrom(...vocabulary.paths);
  if (schema === Frame) return frames;
  const shape = schema as unknown as Shape;
  switch (shape.type) {
    case 'object':
    case 'strict_object':
      return objectsOf(shape.entries ?? {}, vocabulary);
    case 'array':
      return fc.array(within(shape.item!), { maxLength: 4 });
    case 'tuple':
      return fc.tuple(...shape.items!.map(within));
    case 'nullable':
      return fc.option(within(shape.wrapped!), { nil: null, freq: 3 });
    case 'optional':
      return fc.option(within(shape.wrapped!), { nil: undefined, freq: 3 });
    case 'picklist':
      return fc.constantFrom(...shape.options!);
    case 'literal':
      return fc.constant(shape.literal);
    case 'variant':
    case 'union':
      return fc.oneof(...(shape.options as v.GenericSchema[]).map(within));
    case 'record':
      return fc.dictionary(
        within(shape.key as v.GenericSchema) as fc.Arbitrary<string>,
        within(shape.value!),
        { maxKeys: 4 },
      );
    case 'boolean':
      return fc.boolean();
    case 'number':
      return numbersOf(shape);
    case 'string':
      return textsOf(schema, vocabulary.texts);
    case 'instance':
      return fc.uint8Array({ maxLength: 200 });
    default:
      throw new Error(`Payloads for a schema of the type ${shape.type} are missing.`);
  }
}

function objectsOf(
  entries: Readonly<Record<string, v.GenericSchema>>,
  vocabulary: Vocabulary,
): fc.Arbitrary<unknown> {
  const fields = Object.entries(entries).map(([name, inner]) => [
    name,
    // A server that does not exist, so that the fuzzer never connects to a real one.
    name === 'address' ? fc.constantFrom(...addresses) : valuesOf(inner, vocabulary),
  ]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>);
}

/** Port 1 is closed, or the text is not an address. */
const addresses = [
  'http://127.0.0.1:1',
  'https://127.0.0.1:1/x',
  'ftp://127.0.0.1:1',
  'http:/',
  '?',
];

function numbersOf({ pipe = [] }: Shape): fc.Arbitrary<number> {
  const bound = (type: string): number | undefined =>
    pipe.find((action) => action.type === type)?.requirement as number | undefined;
  const [min, max] = [bound('min_value') ?? 0, bound('max_value') ?? 1_000];
  const near = [min, max, min - 1, max + 1, min + (max - min) / 3];
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.integer({
        min: Math.ceil(min),
        max: Math.max(Math.ceil(min), Math.floor(max)),
      }),
    },
    { weight: 2, arbitrary: fc.constantFrom(...near) },
    { weight: 1, arbitrary: fc.constantFrom(...oddNumbers) },
  );
}

function textsOf(schema: v.GenericSchema, texts: readonly string[]): fc.Arbitrary<string> {
  const fitting = texts.filter((text) => v.safeParse(schema, text).success);
  const odd = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 20 }));
  return fitting.length === 0
    ? odd
    : fc.oneof(
        { weight: 7, arbitrary: fc.constantFrom(...fitting) },
        { weight: 1, arbitrary: odd },
      );
}

/** Small frames, of which some have too few or too many bytes. */
const frames = fc
  .tuple(
    fc.constantFrom('I420', 'RGBA'),
    fc.integer({ min: 15, max: 40 }),
    fc.integer({ min: 15, max: 40 }),
    fc.constantFrom(0, 0, 0, 1, -1, -100),
    fc.nat(255),
  )
  .map(([format, width, height, more, value]) => {
    const bytes = format === 'RGBA' ? width * height * 4 : width * height * 1.5;
    return { format, width, height, data: new Uint8Array(Math.max(0, bytes + more)).fill(value) };
  });

/** The payload with junk at one of its places. */
function spoilt(payload: unknown, odd: unknown, at: number): unknown {
  if (typeof payload !== 'object' || payload === null || ArrayBuffer.isView(payload)) return odd;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(payload)
    ? [...(payload as unknown[])]
    : { ...payload };
  const keys = [...Object.keys(copy), 'further'];
  const key = keys[at % keys.length]!;
  const inner: unknown = Reflect.get(copy, key);
  const goesDeeper = typeof inner === 'object' && inner !== null && at % 3 === 0;
  // An own field `__proto__`, as a message can contain it.
  Object.defineProperty(copy, key, {
    value: goesDeeper ? spoilt(inner, odd, Math.floor(at / 3)) : odd,
    ...{ enumerable: true, configurable: true, writable: true },
  });
  return copy;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}
