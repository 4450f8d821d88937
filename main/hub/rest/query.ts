import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { Fault, type FieldProblem } from '../../../contract/fault.js';

/** The parameters of a route, by name. */
export type Parameters = Readonly<Record<string, v.GenericSchema>>;

const instantProblem =
  'must be a time with its zone, such as 2026-03-01T00:00:00Z; write a + as %2B';

/** An instant as a client writes it. */
export const InstantText = v.pipe(
  v.string(),
  v.isoTimestamp(instantProblem),
  v.check(isInstant, instantProblem),
);

/** Maximum number of items of a page, so that no page needs much memory. */
const maxItems = 1000;
const limitProblem = `must be a whole number from 1 to ${maxItems}`;

/** Parameters of every list. */
export const pageParameters = {
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, 'must not be empty'),
      v.maxLength(500, 'is too long'),
      v.description('Where to continue: “next” of the previous page.'),
    ),
  ),
  limit: v.optional(
    v.pipe(
      v.number(limitProblem),
      v.integer(limitProblem),
      v.minValue(1, limitProblem),
      v.maxValue(maxItems, limitProblem),
      v.description('Most items of a page.'),
    ),
    500,
  ),
};

/**
 * Reads the parameters of a request.
 * @throws Fault `invalid-input` that names each parameter that is unknown, given twice, or wrong.
 */
export function readParameters<Entries extends Parameters>(
  parameters: Entries,
  given: URLSearchParams,
): v.InferOutput<v.StrictObjectSchema<Entries, undefined>> {
  const names = Object.keys(parameters);
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const name of new Set(given.keys())) {
    const [text, ...more] = given.getAll(name);
    if (!names.includes(name)) {
      const problem = `is unknown here; the parameters are ${names.join(', ')}`;
      problems.push({ field: name, problem });
    } else if (more.length > 0) {
      problems.push({ field: name, problem: 'is given twice' });
    } else {
      values[name] = isNumeric(parameters[name]!) ? numberIn(text!) : text;
    }
  }
  const read = v.safeParse(v.strictObject(parameters), values);
  const refused = new Set(problems.map(({ field }) => field));
  for (const issue of read.issues ?? []) {
    const field = v.getDotPath(issue) ?? '';
    // One sentence for each parameter.
    if (!refused.has(field)) problems.push({ field, problem: issue.message });
    refused.add(field);
  }
  if (read.success && problems.length === 0) return read.output;
  throw parameterFault(problems);
}

/** @param problems not empty; predicates without a full stop. */
export function parameterFault(problems: readonly FieldProblem[]): Fault {
  const sentences = problems.map(({ field, problem }) => `“${shown(field)}” ${problem}.`);
  return new Fault('invalid-input', sentences.join(' '), { fields: problems });
}

/** An invented name can be long. */
function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/** In a query, a number is text. Other text stays, and its schema refuses it. */
function numberIn(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function isNumeric(schema: v.GenericSchema): boolean {
  if ('wrapped' in schema) return isNumeric(schema.wrapped as v.GenericSchema);
  return schema.type === 'number';
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    // Such as 30 February.
    return false;
  }
}
