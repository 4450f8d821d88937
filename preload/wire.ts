import * as v from 'valibot';
import { contract, type Api, type CallName, type Output } from './contract.js';
import type * as c from './contract.js';
import { Fault, isFault, type FaultCode } from './fault.js';

/** What travels back for a call: the result, or a fault as a value. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: FaultCode; readonly message: string };

/** Sends one call to the services, whatever lies between. Never rejects for a refusal. */
export type Send = (call: string, input: unknown) => Promise<Reply>;

/** What callers write: inputs before their defaults are applied. */
export type Client = {
  readonly [Name in CallName]: (
    input: v.InferInput<c.Contract[Name]['input']>,
  ) => Promise<Output<Name>>;
};

/**
 * Makes one validated function of the services. Unknown calls and inputs that do not match the
 * schema come back as `invalid-input`; a `Fault` as its code and sentence; anything else as
 * `internal`, after `onBug` was told of it.
 */
export function serve(api: Api, onBug: (call: string, error: unknown) => void): Send {
  return async (call, input) => {
    if (!Object.hasOwn(contract, call)) {
      return { ok: false, code: 'invalid-input', message: `There is no call named "${call}".` };
    }
    const name = call as CallName;
    const parsed = v.safeParse(contract[name].input, input);
    if (!parsed.success) {
      return { ok: false, code: 'invalid-input', message: sentenceOf(name, parsed.issues) };
    }
    try {
      const run = api[name] as (value: unknown) => Promise<unknown>;
      return { ok: true, value: await run(parsed.output) };
    } catch (error) {
      if (isFault(error)) return { ok: false, code: error.code, message: error.message };
      onBug(call, error);
      return {
        ok: false,
        code: 'internal',
        message: `Rollcall failed inside ${call}: ${String(error)}. Nothing already recorded is lost; please report this.`,
      };
    }
  };
}

/** The typed client at the far end of `serve`: refusals are thrown as `Fault`s again. */
export function connect(send: Send): Client {
  const calls = Object.keys(contract).map((call) => [
    call,
    async (input: unknown) => {
      const reply = await send(call, input);
      if (!reply.ok) throw new Fault(reply.code, reply.message);
      return reply.value;
    },
  ]);
  return Object.fromEntries(calls) as Client;
}

function sentenceOf(call: string, issues: readonly v.BaseIssue<unknown>[]): string {
  const details = issues.map((issue) => {
    const field = v.getDotPath(issue);
    return field === null ? issue.message : `${field}: ${issue.message}`;
  });
  return `${call} was given something it cannot use: ${details.join('; ')}.`;
}
