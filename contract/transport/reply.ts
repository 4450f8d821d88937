import type { FaultCode, FieldProblem } from '../fault.js';

/** What travels back for a call: the result, or a fault as a value. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: FaultCode;
      readonly message: string;
      /** Fields of the call's input that cannot be used; left out where there are none. */
      readonly fields?: readonly FieldProblem[];
    };

/** Sends one call to the services, whatever the transport. Never rejects for a refusal. */
export type Send = (call: string, input: unknown) => Promise<Reply>;
