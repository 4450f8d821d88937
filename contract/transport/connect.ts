import type * as v from 'valibot';
import { contract, type CallName, type Contract, type Output } from '../contract.js';
import { Fault } from '../fault.js';
import type { Send } from './reply.js';

/** One function per call. Inputs may omit fields that have defaults. */
export type Client = {
  readonly [Name in CallName]: (
    input: v.InferInput<Contract[Name]['input']>,
  ) => Promise<Output<Name>>;
};

/** The counterpart of `serve`: a typed client that throws refusals as `Fault`s. */
export function connect(send: Send): Client {
  const calls = Object.keys(contract).map((call) => [
    call,
    async (input: unknown) => {
      const reply = await send(call, input);
      if (!reply.ok) throw new Fault(reply.code, reply.message, { fields: reply.fields });
      return reply.value;
    },
  ]);
  return Object.fromEntries(calls) as Client;
}
