import { STATUS_CODES } from 'node:http';
import * as v from 'valibot';
import type { Fault } from '../../../contract/fault.js';

/** A refusal as problem details (RFC 9457). `about:blank`: the title is that of the status. */
export const Problem = v.object({
  type: v.literal('about:blank'),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  /** What happened and what to do, for people. */
  detail: v.string(),
  /** The parameters that were refused. */
  errors: v.optional(v.array(v.object({ parameter: v.string(), detail: v.string() }))),
});
export type Problem = v.InferOutput<typeof Problem>;

/** Parameters that were refused, and what is wrong with them. */
export type ParameterErrors = NonNullable<Problem['errors']>;

export function problem(status: number, detail: string, errors?: ParameterErrors): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(errors === undefined ? {} : { errors }),
  };
}

/** The refusal of a request: its fields are parameters. */
export function problemOf({ message, fields }: Fault): Problem {
  return problem(
    400,
    message,
    fields.map((one) => ({ parameter: one.field, detail: one.problem })),
  );
}
