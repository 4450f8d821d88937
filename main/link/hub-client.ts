import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { AnswerLimit } from './answer-limit.js';
import { hubPaths, Refusal } from './messages.js';
import { headerNames, signedHeaders } from './signed-request.js';

export interface HubClientOptions {
  /** Such as `https://hub.example:4320`. */
  readonly address: string;
  /** The fingerprint of the hub's certificate, or its beginning: hexadecimal digits. */
  readonly fingerprint: string;
  /** The sender and its key, as `PrivateKeys.sign`. */
  readonly sender: string;
  readonly signKey: string;
  /** The shortest wait for an answer, in ms, for tests. By default as `AnswerLimit`. */
  readonly answerMs?: number | undefined;
}

/** The hub answered, and refused. */
export class HubRefusal extends Error {
  /** @param retryAfterMs how long the hub asks to wait before the next attempt; null if it does not say. */
  constructor(
    readonly reason: Refusal['refused'],
    readonly retryAfterMs: number | null = null,
  ) {
    super(`the hub refused the request: ${reason}`);
  }
}

/** The hub did not answer in time. It may still carry out the request. */
export class HubTimeout extends Fault {}

/** Largest answer, in bytes. */
const maxAnswerBytes = 4_000_000;
/** Longest round trip for a useful measurement of the clock, in ms. */
const maxRoundTripMs = 5000;

/**
 * Requests to a hub, one at a time, over TLS to the pinned certificate only. The certificate's names and issuer do
 * not matter: nothing is sent before its fingerprint is compared.
 */
export class HubClient {
  readonly #agent: Agent;
  readonly #closing = new AbortController();
  readonly #limit: AnswerLimit;
  #nonce: string | null = null;
  #fingerprint = '';
  #clockOffsetMs: number | null = null;

  constructor(private readonly options: HubClientOptions) {
    this.#limit = new AnswerLimit(options.answerMs);
    this.#agent = new PinningAgent(options, (fingerprint) => {
      this.#fingerprint = fingerprint;
    });
  }

  /** The hub's clock minus this machine's in ms, measured with the last answer; null before it. */
  get clockOffsetMs(): number | null {
    return this.#clockOffsetMs;
  }

  /** The whole fingerprint of the certificate, after the first answer. */
  get fingerprint(): string {
    return this.#fingerprint;
  }

  /** Gets the nonce for the next request, and measures the clock. @throws Fault as `send`. */
  async prepare(): Promise<void> {
    if (this.#nonce === null) await this.#exchange(hubPaths.hello, {}, Buffer.from('{}'));
  }

  /**
   * Sends a signed request.
   * @param holdMs how long the hub may hold it.
   * @throws HubRefusal; Fault `not-found` if the hub cannot be reached, the same as `HubTimeout` if it does not
   *   answer in time, `not-allowed` if it has another certificate, `invalid-input` for an answer that is not a hub's.
   */
  async send<Answer>(
    path: string,
    body: object,
    schema: v.GenericSchema<unknown, Answer>,
    holdMs = 0,
  ): Promise<Answer> {
    const once = { path, body, schema, holdMs };
    try {
      return await this.#sendOnce(once);
    } catch (error) {
      // The hub was restarted, or the nonce is too old; the answer contains another one.
      if (!(error instanceof HubRefusal) || error.reason !== 'nonce') throw error;
      return this.#sendOnce(once);
    }
  }

  /** Ends a running request; later ones fail. */
  close(): void {
    this.#closing.abort();
    this.#agent.destroy();
  }

  async #sendOnce<Answer>({ path, body, schema, holdMs }: Sending<Answer>): Promise<Answer> {
    await this.prepare();
    const bytes = Buffer.from(JSON.stringify(body));
    const { sender, signKey } = this.options;
    const nonce = this.#nonce ?? '';
    this.#nonce = null;
    const headers = signedHeaders(signKey, {
      fingerprint: this.#fingerprint,
      path,
      sender,
      nonce,
      body: bytes,
    });
    const sentMs = performance.now();
    const { status, retryAfter, json } = await this.#exchange(path, headers, bytes, holdMs);
    if (status !== 200) {
      const refusal = v.safeParse(Refusal, json);
      if (refusal.success) throw new HubRefusal(refusal.output.refused, retryAfter);
      throw this.#strange();
    }
    this.#limit.answered(performance.now() - sentMs - holdMs);
    const answer = v.safeParse(schema, json);
    if (!answer.success) throw this.#strange();
    return answer.output;
  }

  async #exchange(
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
    holdMs = 0,
  ): Promise<{ status: number; retryAfter: number | null; json: unknown }> {
    const sentMs = Date.now();
    const startedMs = performance.now();
    const { response, bytes } = await this.#post(path, headers, body, holdMs);
    const tookMs = performance.now() - startedMs;
    const nonce = response.headers[headerNames.nonce];
    if (typeof nonce === 'string') this.#nonce = nonce;
    const hubMs = Number(response.headers[headerNames.time]);
    if (hubMs > 0 && tookMs < maxRoundTripMs) {
      // Half of the round trip, as NTP does (RFC 5905, 8).
      this.#clockOffsetMs = Math.round(hubMs - (sentMs + tookMs / 2));
    }
    const seconds = Number(response.headers['retry-after']);
    const retryAfter = seconds > 0 ? seconds * 1000 : null;
    const status = response.statusCode ?? 0;
    try {
      return { status, retryAfter, json: JSON.parse(bytes.toString('utf8')) };
    } catch {
      throw this.#strange();
    }
  }

  async #post(
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
    holdMs: number,
  ): Promise<{ response: IncomingMessage; bytes: Buffer }> {
    const limitMs = this.#limit.ms + holdMs;
    const limit = AbortSignal.timeout(limitMs);
    try {
      return await new Promise((resolve, reject) => {
        const request = httpsRequest(new URL(path, this.options.address), {
          agent: this.#agent,
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': body.length,
          },
          signal: AbortSignal.any([this.#closing.signal, limit]),
        });
        request.on('error', reject);
        request.on('response', (response) => {
          readAll(response).then((bytes) => {
            resolve({ response, bytes });
          }, reject);
        });
        request.end(body);
      });
    } catch (error) {
      if (error instanceof Fault) throw error;
      if (limit.aborted && !this.#closing.signal.aborted) {
        this.#limit.timedOut();
        throw this.#tooLate(limitMs, error);
      }
      throw new Fault(
        'not-found',
        `The hub at ${this.options.address} cannot be reached. Check its address and the network.`,
        { cause: error },
      );
    }
  }

  #tooLate(limitMs: number, cause: unknown): HubTimeout {
    return new HubTimeout(
      'not-found',
      `The hub at ${this.options.address} did not answer within ${Math.ceil(limitMs / 1000)} s. It may be overloaded, or the network is slow. Try again later.`,
      { cause },
    );
  }

  #strange(): Fault {
    return new Fault(
      'invalid-input',
      `${this.options.address} does not answer like a hub of this version. Check the address, and update Rollcall on both machines.`,
    );
  }
}

/** What `HubClient.send` is called with. */
interface Sending<Answer> {
  readonly path: string;
  readonly body: object;
  readonly schema: v.GenericSchema<unknown, Answer>;
  readonly holdMs: number;
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxAnswerBytes) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Connects, and hands the connection on only if the certificate is the pinned one. */
class PinningAgent extends Agent {
  constructor(
    private readonly pin: HubClientOptions,
    private readonly onFingerprint: (fingerprint: string) => void,
  ) {
    super({ keepAlive: true, maxSockets: 1 });
  }

  override createConnection(
    { host, port }: RequestOptions,
    done?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const socket = connect({
      host: host ?? 'localhost',
      port: Number(port),
      // Not by its issuer: by its fingerprint, below.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
    });
    const fail = (error: Error): void => {
      socket.destroy();
      done?.(error, socket);
    };
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      const found = socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase();
      if (!found.startsWith(this.pin.fingerprint)) {
        fail(otherCertificate(this.pin.address));
        return;
      }
      socket.off('error', fail);
      this.onFingerprint(found);
      done?.(null, socket);
    });
  }
}

function otherCertificate(address: string): Fault {
  return new Fault(
    'not-allowed',
    `The server at ${address} has a different certificate than this hub. Another computer may be pretending to be the hub, so nothing was sent. If the hub’s certificate was replaced, join again with a new code.`,
  );
}
