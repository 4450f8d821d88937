import type { FaultCode, FieldProblem } from '../fault.js';

/** The reply to a call: its result, or a fault as a plain object. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: FaultCode;
      readonly message: string;
      /** Problems with fields of the call's input; omitted if there are none. */
      readonly fields?: readonly FieldProblem[];
    };

/** Sends one call to the services over any transport. Refusals resolve; they do not reject. */
export type Send = (call: string, input: unknown) => Promise<Reply>;
