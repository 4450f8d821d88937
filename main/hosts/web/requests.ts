import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { sessionPath, webSocketPath } from '../../../contract/transport/web-paths.js';
import { readScreenFile } from '../screen-files.js';
import type { Healthz } from '../healthz.js';
import { securityHeaders } from '../security-headers.js';

/** Decides which requests are answered. */
export interface RequestRules {
  /** Whether a `Host`, such as `127.0.0.1:4310`, is this server. Requests for others are refused. */
  readonly isOwnHost: (host: string) => boolean;
  readonly scheme: 'http' | 'https';
  readonly access: PageGate;
  /** The state of the kiosk for other programs on this computer; null if that is off. */
  readonly healthz?: (() => Promise<Healthz>) | null;
}

/** Decides which pages may open the WebSocket. */
export interface PageGate {
  /** A page token for a secret; null if it is not valid. @param secret null if the page has none. */
  exchange(secret: string | null): string | null;
  admits(token: string): boolean;
}

/** Path of `healthz`, the usual one. */
const healthPath = '/healthz';

/**
 * Answers HTTP requests: the files of the screens for everyone, and a page token in exchange for a secret.
 * @param folder of the built screens.
 * @param onBug called with any unexpected error.
 */
export function answerRequests(
  folder: string,
  rules: RequestRules,
  onBug: (error: unknown) => void,
): RequestListener {
  return (request, response) => {
    response.on('error', () => undefined);
    answer(folder, rules, request, response).catch((error: unknown) => {
      onBug(error);
      if (response.headersSent) response.destroy();
      else end(response, 500, 'The page could not be loaded. Try again.');
    });
  };
}

async function answer(
  folder: string,
  rules: RequestRules,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const { method, url = '' } = request;
  const { healthz = null } = rules;
  if (!isOwnHost(request, rules)) {
    end(response, 403, 'The kiosk has another address.');
  } else if (!url.startsWith('/')) {
    // A request to a proxy, or `*`.
    end(response, 400, 'This address is not one of the kiosk’s.');
  } else if (url === sessionPath) {
    exchange(rules, request, response);
  } else if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    end(response, 405, 'The kiosk only sends files.');
  } else if (url === healthPath && healthz !== null) {
    const { isHealthy, body } = await healthz();
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'application/json');
    response.writeHead(isHealthy ? 200 : 503).end(method === 'HEAD' ? undefined : body);
  } else {
    const file = await readScreenFile(folder, url.split('?')[0] ?? '');
    if (file === null) {
      end(response, 404, 'File not found.');
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('Content-Type', file.contentType);
    response.setHeader('Content-Length', file.bytes.length);
    response.writeHead(200).end(method === 'HEAD' ? undefined : file.bytes);
  }
}

/** Answers with a page token if the request brings a valid secret. */
function exchange(rules: RequestRules, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    end(response, 405, 'This address is only for the kiosk’s page.');
    return;
  }
  const [, secret] = /^Bearer ([\w.-]{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
  const token = isOwnOrigin(request, rules) ? rules.access.exchange(secret ?? null) : null;
  if (token === null) end(response, 403, 'This address is not valid, or is no longer valid.');
  else end(response, 200, token);
}

/** The status for an upgrade request that is refused; null if it may open the screen's WebSocket. */
export function refusalOfUpgrade(request: IncomingMessage, rules: RequestRules): number | null {
  if (!isOwnHost(request, rules) || !isOwnOrigin(request, rules)) return 403;
  // Compared as text: parsing an address can fail.
  const start = `${webSocketPath}?token=`;
  const { url = '' } = request;
  if (!url.startsWith(start) || !rules.access.admits(url.slice(start.length))) return 403;
  return request.method === 'GET' ? null : 405;
}

function isOwnHost(request: IncomingMessage, rules: RequestRules): boolean {
  return rules.isOwnHost(request.headers.host ?? '');
}

/** True for requests from this server's own page, by the address in the browser. */
function isOwnOrigin({ headers }: IncomingMessage, { scheme }: RequestRules): boolean {
  return headers.origin === `${scheme}://${headers.host ?? ''}`;
}

function end(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  // The rest of a refused request need not be read.
  if (status >= 400) response.setHeader('Connection', 'close');
  response.writeHead(status).end(text);
}
