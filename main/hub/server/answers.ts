import type { IncomingMessage, ServerResponse } from 'node:http';
import { headerNames } from '../../link/signed-request.js';
import { maxBodyBytes, type Refusal } from '../../link/messages.js';

/** What the hub answers. */
export interface HubAnswer {
  readonly status: number;
  readonly body: object;
  /** For the header `Retry-After`, in seconds. */
  readonly retryAfterS?: number;
}

const statusOf: Readonly<Record<Refusal['refused'], number>> = {
  nonce: 401,
  unknown: 401,
  signature: 401,
  code: 403,
  revoked: 403,
  invalid: 400,
  busy: 503,
};

export function accepted(body: object): HubAnswer {
  return { status: 200, body };
}

export function refused(reason: Refusal['refused']): HubAnswer {
  return { status: statusOf[reason], body: { refused: reason } };
}

/** Longest time in `Retry-After`, in s: as long as a kiosk waits at most. */
const maxRetryAfterS = 300;

/** Refuses a request for now. @param retryAfterMs when to send it again. */
export function tooBusy(retryAfterMs: number): HubAnswer {
  const seconds = Math.ceil(retryAfterMs / 1000);
  return { ...refused('busy'), retryAfterS: Math.min(maxRetryAfterS, Math.max(1, seconds)) };
}

/** The body of a request; null if it is too long. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Sends an answer with the hub's time and a nonce for the next request. */
export function send(
  response: ServerResponse,
  { status, body, retryAfterS }: HubAnswer,
  nonce: string,
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Content-Length', bytes.length);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader(headerNames.nonce, nonce);
  response.setHeader(headerNames.time, Date.now());
  if (retryAfterS !== undefined) response.setHeader('Retry-After', retryAfterS);
  response.writeHead(status).end(bytes);
}
