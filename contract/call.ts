import type * as v from 'valibot';

/**
 * Who may make a call: everybody at the screen, whoever is signed in as HR or administrator, or
 * administrators alone. The permission check is derived from it, so every call must say it.
 */
export type Access = 'anyone' | 'hr' | 'administrator';

/** One call between a screen (or the command line) and the services. */
export interface CallSpec {
  readonly access: Access;
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
}

/** The calls of one subject, by name (`noun.verb`). */
export type Calls = Readonly<Record<string, CallSpec>>;
