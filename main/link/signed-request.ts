import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isSignedBy, signText } from './keys.js';

/** Names of the headers. The hub sends the nonce for the next request, and its time in ms, with every answer. */
export const headerNames = {
  sender: 'rollcall-kiosk',
  nonce: 'rollcall-nonce',
  signature: 'rollcall-signature',
  time: 'rollcall-time',
} as const;

/** Everything that a signature of a request is about. */
export interface RequestToSign {
  /** Fingerprint of the hub's certificate, so that no other server can pass the request on. */
  readonly fingerprint: string;
  readonly path: string;
  /** The kiosk's id. */
  readonly sender: string;
  /** From the hub; valid for one request. */
  readonly nonce: string;
  readonly body: Uint8Array;
}

/** The headers of a signed request. @param key as `PrivateKeys.sign`. */
export function signedHeaders(key: string, request: RequestToSign): Record<string, string> {
  return {
    [headerNames.sender]: request.sender,
    [headerNames.nonce]: request.nonce,
    [headerNames.signature]: signText(key, textOf(request)),
  };
}

/** Sender, nonce and signature of a request; null if one is missing. */
export function claimsOf(
  headers: IncomingHttpHeaders,
): { readonly sender: string; readonly nonce: string; readonly signature: string } | null {
  const [sender, nonce, signature] = [
    headers[headerNames.sender],
    headers[headerNames.nonce],
    headers[headerNames.signature],
  ];
  const areThere =
    typeof sender === 'string' && typeof nonce === 'string' && typeof signature === 'string';
  return areThere ? { sender, nonce, signature } : null;
}

/** True if the holder of a key signed this request. @param key as `PublicKeys.sign`. */
export function isRequestSignedBy(key: string, request: RequestToSign, signature: string): boolean {
  return isSignedBy(key, textOf(request), signature);
}

function textOf({ fingerprint, path, sender, nonce, body }: RequestToSign): string {
  const bodyHash = hash('sha256', body);
  return ['rollcall request 1', fingerprint, path, sender, nonce, bodyHash].join('\n');
}
