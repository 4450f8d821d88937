import { sign as signBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { isSigningKey, signingKey } from './keys.js';

/**
 * The headers of a message by the Standard Webhooks specification: one signature for each key, so that a receiver can
 * change from one to the next.
 * @param secrets `whsec_…` (HMAC-SHA256, `v1`) and `whsk_…` (Ed25519, `v1a`).
 * @param atMs time of this attempt; receivers refuse messages that are more than a few minutes old.
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  atMs: number,
): Record<string, string> {
  const at = new Date(atMs);
  const seconds = String(Math.floor(atMs / 1000));
  const signatures = secrets.map((secret) =>
    isSigningKey(secret)
      ? // The library has HMAC only.
        `v1a,${signBytes(null, Buffer.from(`${id}.${seconds}.${body}`), signingKey(secret)).toString('base64')}`
      : new Webhook(secret).sign(id, at, body),
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': signatures.join(' '),
  };
}
