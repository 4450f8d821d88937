import type * as v from 'valibot';
import type { Client } from '../../../contract/transport/connect.js';
import type { SignedIn } from '../../access/session.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubSite } from '../site.js';
import type { Parameters } from './query.js';
import type { Scope } from './scopes.js';
import type { KnownToken } from './tokens.js';

/**
 * Makes calls of the contract at the hub's desk, so that a program's changes are checked and audited like those of a
 * person.
 * @param actor who does it, for the audit log.
 */
export type DeskCalls = <Value>(
  actor: SignedIn,
  work: (client: Client) => Promise<Value>,
) => Promise<Value>;

/** The parts of the hub's desk that the REST API needs. */
export interface RestDesk {
  readonly site: HubSite;
  readonly calls: DeskCalls;
  /** The hub's own key, 32 bytes. */
  readonly siteKey: Uint8Array;
}

/** The parts of the hub that the API uses. */
export interface RestRooms {
  readonly db: HubDatabase;
  /** Null for a hub without one, which has the lists of the database only. */
  readonly desk: RestDesk | null;
}

/** A client's request, once its token is known. */
export interface OperationRequest {
  readonly query: URLSearchParams;
  /** Values of the path's parameters, by name. */
  readonly path: Readonly<Record<string, string>>;
  /** JSON; undefined without a body. */
  readonly body: unknown;
  readonly token: KnownToken;
  readonly now: Date;
}

/** An earlier attempt of a request that got no answer, and when it began. */
export interface DoneBefore {
  readonly at: Date;
  /** The last entry of the site's journal then. */
  readonly journalSeq: number;
}

/** An answer that is not a refusal. */
export interface OperationAnswer {
  readonly status: 200 | 201;
  readonly body: object;
}

/** A file that is made while it is sent. */
export interface FileAnswer {
  readonly status: 200;
  readonly file: AsyncIterable<string | Uint8Array>;
  readonly fileName: string;
}

/** An operation of the API: its description and its implementation. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Such as `/api/v1/people/{id}`. */
  readonly path: string;
  /** For programs, such as `listPeople`. */
  readonly operationId: string;
  /** Begins the description: `Punches`. */
  readonly summary: string;
  readonly description: string;
  readonly scope: Scope;
  /** Of the query. */
  readonly parameters: Parameters;
  /** By name, as in `path`. */
  readonly pathParameters?: Parameters;
  /** Of the request; without one, there is none. */
  readonly body?: { readonly name: string; readonly schema: v.GenericSchema };
  readonly answer: {
    readonly status: OperationAnswer['status'];
    readonly description: string;
    readonly schema: v.GenericSchema;
    /** JSON if left out. */
    readonly type?: 'text/csv';
  };
  /** Schemas that the document names, such as `Punch`. */
  readonly named: Readonly<Record<string, v.GenericSchema>>;
  /** @throws Fault `invalid-input` for wrong parameters; as the calls of the desk. */
  readonly run: (
    rooms: RestRooms,
    request: OperationRequest,
  ) => Promise<OperationAnswer | FileAnswer>;
  /**
   * For an operation that changes something: finds the result of an attempt that got no answer. Null if it did nothing,
   * or may be repeated. Without this function, the operation only reads.
   */
  readonly find?: (
    rooms: RestRooms,
    request: OperationRequest,
    before: DoneBefore,
  ) => Promise<OperationAnswer | null>;
}

/** The rooms of a hub with a desk. */
export interface DeskRooms extends RestRooms {
  readonly desk: RestDesk;
}

/** An operation that needs the desk. */
export interface DeskOperation extends Omit<Operation, 'run' | 'find'> {
  readonly run: (
    rooms: DeskRooms,
    request: OperationRequest,
  ) => Promise<OperationAnswer | FileAnswer>;
  readonly find?: (
    rooms: DeskRooms,
    request: OperationRequest,
    before: DoneBefore,
  ) => Promise<OperationAnswer | null>;
}

/** A program acts at the desk under the name of its token. @param role that the call needs. */
export function actorOf({ name }: KnownToken, role: SignedIn['role']): SignedIn {
  return { actor: name, role, via: 'api' };
}
