import type * as v from 'valibot';

/**
 * Who may make a call: everyone at the screen; also the role team, for people of its departments
 * (main/access/team-scope.ts); HR and administrators; or administrators only. The permission check uses it, so
 * every call must declare it.
 */
export type Access = 'anyone' | 'team' | 'hr' | 'administrator';

/** One call between a screen (or the command line) and the services. */
export interface CallSpec {
  readonly access: Access;
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
}

/** Calls by name (`noun.verb`). */
export type Calls = Readonly<Record<string, CallSpec>>;
