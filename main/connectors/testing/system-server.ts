import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a system in a test receives. */
export interface SystemRequest {
  readonly method: string;
  /** Decoded path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON body; undefined without one. */
  readonly body: unknown;
  readonly rawBody: string;
}

export interface SystemAnswer {
  readonly status: number;
  readonly json?: unknown;
  /** In place of JSON. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Failures of a network or server. `half` and `lost` come after the request had its effect: the answer breaks
 * off, or never comes. `dropped` comes before it.
 */
export type Trouble =
  'busy' | 'down' | 'half' | 'lost' | 'dropped' | 'moved' | 'huge' | 'page' | 'forbidden';

/** A stint or punch that a system has, for expectations. */
export interface SystemRecord {
  readonly employee: string;
  /** `2026-03-02T07:59:00.000Z`, as exact as the system keeps it. */
  readonly in: string | null;
  readonly out: string | null;
}

/** An HTTP server on loopback that implements the cited endpoints of one system, and fails on request. */
export abstract class SystemServer {
  readonly #server: Server;
  /** Failures of the next requests that write; the first goes first. */
  readonly troubles: Trouble[] = [];
  /** Failures of the next requests of any kind. */
  readonly anyTroubles: Trouble[] = [];
  /** False: every access key is refused. */
  acceptsKey = true;
  readonly requests: SystemRequest[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response);
    });
  }

  /** Where redirects after a `moved` lead; requests are counted to show that none follows. */
  movedTo = 'http://127.0.0.1:9/elsewhere';

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What the system has, ordered by time. */
  abstract records(): SystemRecord[];
  /** Whether a request changes something. */
  protected abstract writes(request: SystemRequest): boolean;
  /** Whether its access key is the right one. */
  protected abstract isKnown(request: SystemRequest): boolean;
  /** The answer to a wrong key. */
  protected abstract refusal(): SystemAnswer;
  /** Has the effect of a request. */
  protected abstract answer(request: SystemRequest): SystemAnswer;

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    this.requests.push(request);
    const trouble =
      this.anyTroubles.shift() ?? (this.writes(request) ? this.troubles.shift() : undefined);
    switch (trouble) {
      case 'busy': {
        reply(response, { status: 429, headers: { 'retry-after': '7' } });
        return;
      }
      case 'down': {
        reply(response, { status: 503 });
        return;
      }
      case 'forbidden':
        reply(response, { status: 403, json: {} });
        return;
      case 'moved': {
        reply(response, { status: 307, headers: { location: this.movedTo } });
        return;
      }
      case 'dropped':
        incoming.socket.destroy();
        return;
      case 'page':
        response.end('<html>Please sign in to the network</html>');
        return;
      case 'huge':
        response.end('x'.repeat(200_000));
        return;
    }
    const isKnown = this.acceptsKey && this.isKnown(request);
    const answer = isKnown ? this.answer(request) : this.refusal();
    // The answer never comes: the client gives up first.
    if (trouble === 'lost') return;
    if (trouble === 'half') {
      const text = JSON.stringify(answer.json ?? {});
      response.writeHead(answer.status, { 'content-length': String(text.length + 10) });
      response.write(text, () => incoming.socket.destroy());
      return;
    }
    reply(response, answer);
  }
}

async function readRequest(incoming: IncomingMessage): Promise<SystemRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const rawBody = Buffer.concat(chunks).toString('utf8');
  const url = new URL(incoming.url!, 'http://system');
  const isJson = incoming.headers['content-type']?.startsWith('application/json') === true;
  return {
    method: incoming.method!,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: incoming.headers,
    body: isJson && rawBody !== '' ? (JSON.parse(rawBody) as unknown) : undefined,
    rawBody,
  };
}

function reply(response: ServerResponse, { status, json, bytes, headers }: SystemAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(bytes ?? (json === undefined ? undefined : JSON.stringify(json)));
}
