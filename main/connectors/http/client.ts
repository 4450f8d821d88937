import { reauthorise, refused, Stopped, wait, type Failure } from '../outcome.js';
import { retryAfterMs } from './retry-after.js';

/** The address of another system, and how it is called. */
export interface ClientOptions {
  /** Name of the system, for reasons. */
  readonly title: string;
  /** Base address, checked by `addressProblem`. */
  readonly address: string;
  /** Headers of every request, such as the access token. Called for each. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** For one request with its answer; default 10 s, which closing may have to wait for. */
  readonly timeoutMs?: number;
  /** Largest answer; default 8 MiB, more than a list of 20,000 people needs. */
  readonly maxBytes?: number;
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path after the base address, each part encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is if it is a string. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** True for a change of one record: if it is forbidden (403), others may be allowed. */
  readonly changes?: boolean;
  /** Statuses that the caller handles, beside 200 to 299. */
  readonly handles?: readonly number[];
  /** True if a success may have any body; otherwise a body that is not JSON comes from a proxy in between. */
  readonly takesAnyBody?: boolean;
}

export interface Answer {
  readonly status: number;
  /** The parsed body; undefined if it is not JSON. */
  readonly json: unknown;
  readonly text: string;
  /** The body as it came, for text in another encoding. */
  readonly bytes: Uint8Array;
}

/** An overloaded server, or a proxy that cannot reach it: 408, 429, 502 to 504, and all other failures of a server. */
const isTemporary = (status: number): boolean => status === 408 || status === 429 || status >= 500;
/** After an answer that points to another address, an administrator has to act. */
const redirectMs = 3_600_000;

/** Calls one system over HTTP, with limits of time and size. */
export class HttpClient {
  constructor(private readonly options: ClientOptions) {}

  get title(): string {
    return this.options.title;
  }

  /**
   * Makes one request. Redirects are not followed, since they would carry the access token to another address.
   * @throws Stopped with `wait` if there was no whole answer or a temporary failure, so that it is unknown
   *   whether the request had an effect; with `reauthorise` if the access or the address is refused.
   */
  async call(request: Request): Promise<Answer> {
    const answer = await this.#fetch(request);
    const { status, text } = answer;
    const isSuccess = status >= 200 && status < 300;
    if (!isSuccess && request.handles?.includes(status) !== true) {
      throw new Stopped(this.#failure(status, answer.retryAfterMs, request.changes === true));
    }
    const json = parsed(text);
    if (isSuccess && json === undefined && text !== '' && request.takesAnyBody !== true) {
      throw new Stopped(
        wait(`${this.title} did not answer itself: a proxy or sign-in page in between did.`),
      );
    }
    return { ...answer, json };
  }

  async #fetch(request: Request): Promise<Omit<Answer, 'json'> & { retryAfterMs: number | null }> {
    const { title, timeoutMs = 10_000, maxBytes = 8 * 2 ** 20 } = this.options;
    try {
      const response = await fetch(this.#url(request), {
        method: request.method,
        headers: this.#headers(request),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(request.body === undefined ? {} : { body: textOf(request.body) }),
      });
      const bytes = await readBytes(response, maxBytes);
      if (bytes === null) throw new Stopped(wait(`${title} sent an answer that is too large.`));
      const { status, headers } = response;
      const text = bytes.toString('utf8');
      return { status, text, bytes, retryAfterMs: retryAfterMs(headers.get('retry-after')) };
    } catch (error) {
      if (error instanceof Stopped) throw error;
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      throw new Stopped(
        wait(isLate ? `${title} did not answer in time.` : `${title} could not be reached.`),
      );
    }
  }

  #url({ path, query = {} }: Request): string {
    const url = new URL(`${this.options.address.replace(/\/+$/, '')}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  }

  #headers({ body, headers }: Request): Record<string, string> {
    return {
      accept: 'application/json',
      'user-agent': 'Rollcall',
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...this.options.headers(),
      ...headers,
    };
  }

  #failure(status: number, afterMs: number | null, changes: boolean): Failure {
    const { title } = this.options;
    if (isTemporary(status)) {
      const what = status === 429 ? 'asks for fewer requests' : 'has a problem';
      return wait(`${title} ${what} (status ${status}).`, afterMs);
    }
    if (status >= 300 && status < 400) {
      const reason = `${title} has another address (status ${status}). Correct the address of the connector.`;
      return wait(reason, redirectMs);
    }
    if (status === 401) {
      return reauthorise(
        `${title} does not accept the access key, or it has expired. Enter a new one.`,
      );
    }
    if (status === 403 && changes) {
      return refused(
        `${title} does not allow this change: the record may be locked or approved, or the account may lack the right.`,
      );
    }
    if (status === 403) {
      const reason = `${title} does not allow this for the account of the access key. Give that account the rights.`;
      return reauthorise(reason);
    }
    const reason = `${title} does not know the request (status ${status}). Check the address and the version.`;
    return reauthorise(reason);
  }
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body; null if it is larger than allowed. */
async function readBytes(response: Response, maxBytes: number): Promise<Buffer | null> {
  if (response.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop closes the connection.
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
