import { STATUS_CODES } from 'node:http';
import * as v from 'valibot';
import type { Fault, FaultCode } from '../../../contract/fault.js';
import { isAwayFault } from '../database/away-fault.js';

/** A refusal as problem details (RFC 9457). `about:blank`: the title is that of the status. */
export const Problem = v.object({
  type: v.literal('about:blank'),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  /** What happened and what to do, for people. */
  detail: v.string(),
  /** The parameters, or fields of the body, that were refused. */
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

/** Fields of the desk's calls that have other names in the API. */
const names: Readonly<Record<string, string>> = {
  'brings.localTime': 'adds.at',
  'brings.subjectId': 'adds.person',
  'brings.direction': 'adds.direction',
  who: 'id',
};

/** Statuses of refusals that a client can correct. All others are the hub's own failures. */
const statusOf: { readonly [Code in FaultCode]?: number } = {
  'invalid-input': 400,
  'not-found': 404,
  ambiguous: 409,
  'already-enrolled': 409,
  'not-allowed': 409,
};

/** The refusal of a request: its fields are parameters. Null if the client made no mistake. */
export function problemOf(fault: Fault): Problem | null {
  const { code, message, fields } = fault;
  const status = statusOf[code];
  // Without its database, the hub cannot find anything.
  if (status === undefined || isAwayFault(fault)) return null;
  const errors = fields.map(({ field, problem: detail }) => ({
    parameter: names[field] ?? field,
    detail,
  }));
  return problem(status, message, status === 400 ? errors : undefined);
}
