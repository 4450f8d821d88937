import type { IncomingMessage } from 'node:http';
import { isFault } from '../../../contract/fault.js';
import type { HubDatabase } from '../database/open-database.js';
import type { Answerer } from '../server/server.js';
import { Idempotency } from './idempotency.js';
import { openApiOf } from './openapi.js';
import type {
  FileAnswer,
  Operation,
  OperationAnswer,
  OperationRequest,
  RestDesk,
  RestRooms,
} from './operation.js';
import { findOperation, operationsOf } from './operations.js';
import { problem, problemOf, type Problem } from './problem.js';
import { RateLimit } from './rate-limit.js';
import { readBody } from './request-body.js';
import { send, sendFile, type Answer } from './send-answer.js';
import { tokenOfHeader, type KnownToken } from './tokens.js';
import { UseLog } from './uses.js';

export interface RestApiOptions {
  readonly db: HubDatabase;
  /** Null or left out for a hub without one. */
  readonly desk?: RestDesk | null;
  readonly onBug: (error: unknown) => void;
  /** Requests of one token in a minute; by default as `RateLimit`. */
  readonly requestsPerMinute?: number;
}

const root = '/api/v1/';
const documentPath = `${root}openapi.json`;
/** How long a client waits if the database is away, in seconds. */
const busySeconds = 10;
/** How long a client waits for its own request, in seconds. */
const runningSeconds = 2;

/** The REST API, as a part of the hub's server. It answers everything under `/api/v1/`. */
export function restApi({ db, desk = null, onBug, requestsPerMinute }: RestApiOptions): Answerer {
  const api = new RestApi({ db, desk }, new RateLimit(requestsPerMinute));
  return async (request, response) => {
    if (request.url?.startsWith(root) !== true) return false;
    let answer: Answer | FileAnswer;
    try {
      answer = await api.answer(request);
    } catch (error) {
      onBug(error);
      answer = refused(
        problem(503, 'The hub cannot answer now: its database may be restarting. Try again later.'),
        { 'Retry-After': busySeconds },
      );
    }
    if ('file' in answer) await sendFile(response, answer, onBug);
    else send(response, answer);
    return true;
  };
}

class RestApi {
  readonly #uses: UseLog;
  readonly #operations: readonly Operation[];
  /** Null without a desk: then nothing can be changed. */
  readonly #idempotency: Idempotency | null;
  /** Made at the first request for it. */
  #document: object | null = null;

  constructor(
    private readonly rooms: RestRooms,
    private readonly limit: RateLimit,
  ) {
    const { db, desk } = rooms;
    this.#uses = new UseLog(db);
    this.#operations = operationsOf(desk !== null);
    this.#idempotency = desk === null ? null : new Idempotency(db, desk.siteKey);
  }

  async answer(request: IncomingMessage): Promise<Answer | FileAnswer> {
    const { headers, method, socket } = request;
    const { pathname, searchParams: query } = new URL(request.url!, 'https://hub');
    const token = await tokenOfHeader(this.rooms.db, headers.authorization);
    const isUsable = token !== null && !token.isRevoked;
    const waitSeconds = await (isUsable
      ? this.limit.countToken(token.id)
      : this.limit.countStranger(socket.remoteAddress ?? ''));
    // Not recorded in the log of uses: the log would only grow, and nothing was read.
    if (waitSeconds > 0) return tooMany(waitSeconds);
    if (pathname === documentPath && method === 'GET') {
      return { status: 200, body: (this.#document ??= openApiOf(this.#operations)) };
    }
    const found = findOperation(this.#operations, method, pathname);
    if (found === null) return refused(problem(404, notFoundText(this.#operations)));
    if (found.operation === null) return wrongMethod(found.allowed);
    if (token === null) return refusedToken(headers.authorization);
    const { operation, path } = found;
    const now = new Date();
    const answer = token.isRevoked
      ? refusedToken(headers.authorization)
      : await this.#answerOperation(operation, request, { query, path, token, now });
    await this.#noteUse(operation, token, query, answer, now);
    return answer;
  }

  /** Records which program asked for which list. */
  #noteUse(
    { method, path, parameters }: Operation,
    { id: tokenId }: KnownToken,
    query: URLSearchParams,
    answer: Answer | FileAnswer,
    now: Date,
  ): Promise<void> {
    const use = {
      tokenId,
      path: method === 'GET' ? path : `${method} ${path}`,
      // An invented name may contain anything.
      parameters: Object.keys(parameters).filter((name) => query.has(name)),
      status: answer.status,
      items:
        'body' in answer && 'items' in answer.body
          ? (answer.body.items as readonly unknown[]).length
          : 0,
    };
    return this.#uses.add(use, now);
  }

  async #answerOperation(
    operation: Operation,
    message: IncomingMessage,
    asked: Omit<OperationRequest, 'body'>,
  ): Promise<Answer | FileAnswer> {
    const { scope } = operation;
    const { token } = asked;
    if (!token.scopes.includes(scope)) {
      const detail = `The token of ${token.name} does not have the scope ${scope}. Make another one with "rollcall hub token add".`;
      const challenge = `Bearer error="insufficient_scope", scope="${scope}"`;
      return refused(problem(403, detail), { 'WWW-Authenticate': challenge });
    }
    try {
      return operation.find === undefined
        ? await operation.run(this.rooms, { ...asked, body: undefined })
        : await this.#answerChange(operation, message, asked);
    } catch (error) {
      const known = isFault(error) ? problemOf(error) : null;
      if (known === null) throw error;
      return refused(known);
    }
  }

  /** Answers a request that changes something: once for each key. */
  async #answerChange(
    operation: Operation,
    message: IncomingMessage,
    asked: Omit<OperationRequest, 'body'>,
  ): Promise<Answer> {
    const key = message.headers['idempotency-key'];
    if (typeof key !== 'string' || key === '' || key.length > maxKeyLength) {
      return refused(problem(400, keyText));
    }
    const read = await readBody(message);
    if ('detail' in read) return refused(problem(read.status, read.detail));
    const { bytes, json: body } = read;
    const request = { ...asked, body };
    const { rooms } = this;
    const content = `${operation.method} ${message.url!}\n${bytes.toString('utf8')}`;
    const outcome = await this.#idempotency!.answer(
      { tokenId: asked.token.id, key, content, now: asked.now },
      {
        run: async () => jsonOf(await operation.run(rooms, request)),
        find: (before) => operation.find!(rooms, request, before),
        journalSeq: async () => (await rooms.desk!.site.data()).journal.head.seq,
      },
    );
    if (outcome === 'other') return refused(problem(422, otherText));
    if (outcome === 'running') {
      return refused(problem(409, runningText), { 'Retry-After': runningSeconds });
    }
    return outcome;
  }
}

/** Operations that change something answer with JSON. */
function jsonOf(answer: OperationAnswer | FileAnswer): OperationAnswer {
  if ('body' in answer) return answer;
  throw new Error('a change answers with a file');
}

const maxKeyLength = 200;
const keyText = `A request that changes something needs the header "Idempotency-Key": a new text of up to ${maxKeyLength} characters for each change, such as a UUID, and the same one if it is sent again.`;
const otherText =
  'This “Idempotency-Key” belongs to another request, which was done. Use a new key for each change.';
const runningText = 'The request with this “Idempotency-Key” is still being done. Send it again.';

function notFoundText(operations: readonly Operation[]): string {
  const paths = [...new Set(operations.map(({ path }) => path))].join(', ');
  return `This is not a path of the API. Its paths are ${paths}; ${documentPath} describes them.`;
}

function wrongMethod(allowed: readonly string[]): Answer {
  const methods = allowed.join(', ');
  const detail =
    methods === 'GET' ? 'This can only be read: ask with GET.' : `Ask this path with ${methods}.`;
  return refused(problem(405, detail), { Allow: methods });
}

function refusedToken(header: string | undefined): Answer {
  const detail =
    header === undefined
      ? 'The request has no token. Send one in the header "Authorization: Bearer …"; "rollcall hub token add" makes one.'
      : 'The token is unknown or was revoked. "rollcall hub token add" makes another one.';
  const challenge = header === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
  return refused(problem(401, detail), { 'WWW-Authenticate': challenge });
}

function tooMany(seconds: number): Answer {
  const detail = `Too many requests in a minute. Try again in ${seconds} s.`;
  return refused(problem(429, detail), { 'Retry-After': seconds });
}

function refused(body: Problem, headers: Answer['headers'] = {}): Answer {
  return { status: body.status, body, headers };
}
