import type { IncomingMessage, ServerResponse } from 'node:http';
import { headerNames } from '../../link/signed-request.js';
import { maxBodyBytes, type Refusal } from '../../link/messages.js';

/** What the hub answers. */
export interface HubAnswer {
  readonly status: number;
  readonly body: object;
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
export function send(response: ServerResponse, { status, body }: HubAnswer, nonce: string): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Content-Length', bytes.length);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader(headerNames.nonce, nonce);
  response.setHeader(headerNames.time, Date.now());
  response.writeHead(status).end(bytes);
}
