import * as v from 'valibot';
import { contract, type Api, type CallName } from '../contract.js';
import { isFault } from '../fault.js';
import { problemsOf, sentenceOf } from '../input-problems.js';
import type { Reply, Send } from './reply.js';

/** The reply to a call that failed because of a bug. */
export const internalReply: Reply = {
  ok: false,
  code: 'internal',
  message:
    'An internal error occurred. Everything recorded so far is safe. Try again, and report the problem if it happens again.',
};

/**
 * Turns the services into one validated function. Unknown calls, and inputs that do not match the
 * schema, resolve to `invalid-input`; a `Fault` to its code and message; any other error to
 * `internal`.
 * @param onBug called with any other error.
 */
export function serve(api: Api, onBug: (call: string, error: unknown) => void): Send {
  return async (call, input) => {
    if (!Object.hasOwn(contract, call)) {
      return {
        ok: false,
        code: 'invalid-input',
        message: 'This screen belongs to another version of Rollcall. Reload the page.',
      };
    }
    const name = call as CallName;
    const parsed = v.safeParse(contract[name].input, input);
    if (!parsed.success) {
      const fields = problemsOf(parsed.issues);
      return { ok: false, code: 'invalid-input', message: sentenceOf(fields), fields };
    }
    try {
      const run = api[name] as (value: unknown) => Promise<unknown>;
      return { ok: true, value: await run(parsed.output) };
    } catch (error) {
      if (isFault(error)) {
        const { code, message, fields } = error;
        return fields.length > 0
          ? { ok: false, code, message, fields }
          : { ok: false, code, message };
      }
      onBug(call, error);
      return internalReply;
    }
  };
}
