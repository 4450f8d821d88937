import * as v from 'valibot';
import { contract, type Api, type CallName } from '../contract.js';
import { isFault } from '../fault.js';
import { problemsOf, sentenceOf } from '../input-problems.js';
import type { Send } from './reply.js';

/**
 * Makes one validated function of the services. Unknown calls and inputs that do not match the
 * schema come back as `invalid-input`; a `Fault` as its code and sentence; anything else as
 * `internal`, after `onBug` was called with it.
 */
export function serve(api: Api, onBug: (call: string, error: unknown) => void): Send {
  return async (call, input) => {
    if (!Object.hasOwn(contract, call)) {
      return {
        ok: false,
        code: 'invalid-input',
        message: 'This screen asks for something that this version of Rollcall does not know.',
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
      return {
        ok: false,
        code: 'internal',
        message:
          'Something went wrong inside Rollcall. Nothing already recorded is lost. Try again, and report it if it happens again.',
      };
    }
  };
}
