import * as v from 'valibot';
import { LogHead } from '../storage/chain.js';
import { isSignedBy, signText } from './keys.js';
import type { SignedReceipt } from './messages.js';

/** The hub's confirmation that it has a kiosk's journal up to this entry. */
const Receipt = v.object({
  kind: v.literal('rollcall-receipt'),
  version: v.literal(1),
  /** The kiosk's id. */
  kiosk: v.string(),
  ...LogHead.entries,
  /** The hub's time, UTC. */
  at: v.string(),
});
export type Receipt = v.InferOutput<typeof Receipt>;

/** @param key the hub's, as `PrivateKeys.sign`. */
export function signReceipt(
  key: string,
  kiosk: string,
  { seq, hash }: LogHead,
  now: Date,
): SignedReceipt {
  const receipt: Receipt = {
    kind: 'rollcall-receipt',
    version: 1,
    kiosk,
    seq,
    hash,
    at: now.toISOString(),
  };
  const text = JSON.stringify(receipt);
  return { text, signature: signText(key, text) };
}

/**
 * Reads a receipt for a kiosk.
 * @param hubKey as `PublicKeys.sign`.
 * @returns null if this hub did not sign it, or not for this kiosk.
 */
export function readReceipt(signed: SignedReceipt, hubKey: string, kiosk: string): Receipt | null {
  if (!isSignedBy(hubKey, signed.text, signed.signature)) return null;
  const parsed = v.safeParse(Receipt, JSON.parse(signed.text));
  return parsed.success && parsed.output.kiosk === kiosk ? parsed.output : null;
}
