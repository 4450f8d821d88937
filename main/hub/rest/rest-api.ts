import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFault } from '../../../contract/fault.js';
import type { HubDatabase } from '../database/open-database.js';
import type { Answerer } from '../server/server.js';
import { corrections } from './corrections.js';
import { kiosks } from './kiosks.js';
import { openApiOf } from './openapi.js';
import { present } from './present.js';
import { problem, problemOf, type Problem } from './problem.js';
import { punches } from './punches.js';
import { RateLimit } from './rate-limit.js';
import type { Page, Route } from './route.js';
import { tokenOfHeader, type KnownToken } from './tokens.js';
import { UseLog } from './uses.js';

export interface RestApiOptions {
  readonly db: HubDatabase;
  readonly onBug: (error: unknown) => void;
  /** Requests of one token in a minute; by default as `RateLimit`. */
  readonly requestsPerMinute?: number;
}

const root = '/api/v1/';
const documentPath = `${root}openapi.json`;
const routes: readonly Route[] = [punches, corrections, present, kiosks];
/** How long a client waits if the database is away, in seconds. */
const busySeconds = 10;

/** An answer, with the headers that only it has. */
interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string | number>>;
}

/** The REST API, as a part of the hub's server. It answers everything under `/api/v1/`. */
export function restApi({ db, onBug, requestsPerMinute }: RestApiOptions): Answerer {
  const api = new RestApi(db, new RateLimit(requestsPerMinute));
  return async (request, response) => {
    if (request.url?.startsWith(root) !== true) return false;
    let answer: Answer;
    try {
      answer = await api.answer(request);
    } catch (error) {
      onBug(error);
      answer = refused(
        problem(503, 'The hub cannot answer now: its database may be restarting. Try again later.'),
        { 'Retry-After': busySeconds },
      );
    }
    send(response, answer);
    return true;
  };
}

class RestApi {
  readonly #uses: UseLog;
  /** Made when it is first asked for. */
  #document: object | null = null;

  constructor(
    private readonly db: HubDatabase,
    private readonly limit: RateLimit,
  ) {
    this.#uses = new UseLog(db);
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const { headers, method, socket } = request;
    const { pathname, searchParams } = new URL(request.url!, 'https://hub');
    const token = await tokenOfHeader(this.db, headers.authorization);
    const isUsable = token !== null && !token.isRevoked;
    const waitSeconds = await (isUsable
      ? this.limit.countToken(token.id)
      : this.limit.countStranger(socket.remoteAddress ?? ''));
    // Not in the log of uses: it would only grow, and nothing was read.
    if (waitSeconds > 0) return tooMany(waitSeconds);
    if (method !== 'GET') {
      const detail = 'The API only reads: ask with GET.';
      return refused(problem(405, detail), { Allow: 'GET' });
    }
    if (pathname === documentPath) {
      return { status: 200, body: (this.#document ??= openApiOf(routes)) };
    }
    const route = routes.find(({ path }) => path === pathname);
    if (route === undefined) return refused(problem(404, notFound));
    if (token === null) return refusedToken(headers.authorization);
    const now = new Date();
    const answer = token.isRevoked
      ? refusedToken(headers.authorization)
      : await this.#answerRoute(route, token, searchParams, now);
    const use = {
      tokenId: token.id,
      path: route.path,
      // A made-up name may be anything.
      parameters: Object.keys(route.parameters).filter((name) => searchParams.has(name)),
      status: answer.status,
      items: 'items' in answer.body ? (answer.body as Page<unknown>).items.length : 0,
    };
    await this.#uses.add(use, now);
    return answer;
  }

  async #answerRoute(
    { answer, scope }: Route,
    token: KnownToken,
    given: URLSearchParams,
    now: Date,
  ): Promise<Answer> {
    if (!token.scopes.includes(scope)) {
      const detail = `The token of ${token.name} does not have the scope ${scope}. Make another one with "rollcall hub token add".`;
      const challenge = `Bearer error="insufficient_scope", scope="${scope}"`;
      return refused(problem(403, detail), { 'WWW-Authenticate': challenge });
    }
    try {
      return { status: 200, body: await answer(this.db, given, now) };
    } catch (error) {
      if (isFault(error) && error.code === 'invalid-input') return refused(problemOf(error));
      throw error;
    }
  }
}

const notFound = `This is no list of the API. The lists are ${routes.map(({ path }) => path).join(', ')}; ${documentPath} describes them.`;

function refusedToken(header: string | undefined): Answer {
  const detail =
    header === undefined
      ? 'The request has no token. Send one in the header "Authorization: Bearer …"; "rollcall hub token add" makes one.'
      : 'The token is unknown or was revoked. "rollcall hub token add" makes another one.';
  const challenge = header === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
  return refused(problem(401, detail), { 'WWW-Authenticate': challenge });
}

function tooMany(seconds: number): Answer {
  const detail = `Too many requests in a minute. Go on in ${seconds} s.`;
  return refused(problem(429, detail), { 'Retry-After': seconds });
}

function refused(body: Problem, headers: Answer['headers'] = {}): Answer {
  return { status: body.status, body, headers };
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
      'Content-Length': bytes.length,
      'Cache-Control': 'no-store',
      ...headers,
    })
    .end(bytes);
}
