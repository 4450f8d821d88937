import type { Instant, OptionalInstant } from './instants.js';

/* The tables of the REST API: who may use it, and what they did; see `schema.ts`. */

/** A client's access to the REST API. */
export interface ApiTokenTable {
  id: string;
  /** Of the client, such as `payroll`; one at a time that is not revoked. */
  name: string;
  /** SHA-256 of the token. */
  hash: string;
  /** Separated by spaces. */
  scopes: string;
  made_at: Instant;
  revoked_at: OptionalInstant;
}

/** A use of a token: who asked for what, and when. Without values of parameters, since they may name a person. */
export interface ApiUseTable {
  id: string;
  token_id: string;
  at: Instant;
  path: string;
  /** Names of the parameters, separated by spaces. */
  parameters: string;
  /** HTTP status of the answer. */
  status: number;
  /** Number of items in the answer. */
  items: number;
}

/**
 * A request of a program that changed something. It is done only once, even if it is sent again. Keys and requests are
 * MACs: a short key could be guessed from a hash, and requests have names.
 */
export interface ApiAnswerTable {
  token_id: string;
  key_mac: string;
  request_mac: string;
  at: Instant;
  /** The last entry of the site's journal before; 0 for none. */
  journal_seq: number;
  /** Null until it is done. */
  status: number | null;
  /** JSON, with ids only. */
  answer: string | null;
}
