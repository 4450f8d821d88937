import { once } from 'node:events';
import { request as httpsRequest } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** An answer of the REST API: a page, or a problem. */
export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    readonly items: readonly Record<string, unknown>[];
    readonly next: string | null;
    readonly more: boolean;
    readonly detail: string;
    readonly errors?: readonly { readonly parameter: string; readonly detail: string }[];
  };
}

/** The additional parts of a request that changes something. */
export interface Sent {
  readonly body: unknown;
  /** The idempotency key. */
  readonly key?: string;
}

/** Asks the REST API over a new connection. @param path with its query. */
export async function get(
  { address }: { readonly address: string },
  path: string,
  token: string | null,
  method = 'GET',
  sent: Sent | null = null,
): Promise<Got> {
  const request = httpsRequest(new URL(path, address), {
    method,
    rejectUnauthorized: false,
    agent: false,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(sent !== null && { 'content-type': 'application/json' }),
      ...(sent?.key !== undefined && { 'idempotency-key': sent.key }),
    },
  });
  request.end(sent === null ? undefined : JSON.stringify(sent.body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  const { statusCode: status = 0, headers } = response;
  const isJson = /json/.test(headers['content-type'] ?? '');
  return { status, headers, text, body: (isJson ? JSON.parse(text) : {}) as Got['body'] };
}
