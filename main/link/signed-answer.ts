import * as v from 'valibot';
import { isSignedBy, signText } from './keys.js';

/** A sealed answer of the hub, as it is sent: what was signed, and the signature. */
export const SignedAnswer = v.object({ text: v.string(), signature: v.string() });
export type SignedAnswer = v.InferOutput<typeof SignedAnswer>;

/** The request that an answer belongs to. Any other answer is refused. */
export interface AnswerTo {
  readonly kind: 'rollcall-roster' | 'rollcall-people';
  /** The kiosk's id. */
  readonly kiosk: string;
  /** The kiosk's own random text, so that an older answer cannot be played back. */
  readonly nonce: string;
  /** The version that the kiosk asked from, so that no page is left out or comes twice. */
  readonly since: number;
}

const Text = v.object({
  kind: v.string(),
  version: v.literal(1),
  kiosk: v.string(),
  nonce: v.string(),
  since: v.number(),
  /** The hub's time, UTC. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** As `sealBox`, in base64. */
  sealed: v.string(),
});

/** @param key the hub's, as `PrivateKeys.sign`. @param sealed for the kiosk. */
export function signAnswer(
  key: string,
  { kind, kiosk, nonce, since }: AnswerTo,
  sealed: Buffer,
  now: Date,
): SignedAnswer {
  const answer: v.InferOutput<typeof Text> = {
    kind,
    version: 1,
    kiosk,
    nonce,
    since,
    at: now.toISOString(),
    sealed: sealed.toString('base64'),
  };
  const text = JSON.stringify(answer);
  return { text, signature: signText(key, text) };
}

/**
 * Reads an answer.
 * @param hubKey as `PublicKeys.sign`.
 * @returns null if this hub did not sign it, or if it answers another question.
 */
export function readAnswer(
  signed: SignedAnswer,
  hubKey: string,
  asked: AnswerTo,
): { readonly at: string; readonly sealed: Buffer } | null {
  if (!isSignedBy(hubKey, signed.text, signed.signature)) return null;
  const parsed = v.safeParse(Text, JSON.parse(signed.text));
  if (!parsed.success) return null;
  const { kind, kiosk, nonce, since, at, sealed } = parsed.output;
  const isThis =
    kind === asked.kind && kiosk === asked.kiosk && nonce === asked.nonce && since === asked.since;
  return isThis ? { at, sealed: Buffer.from(sealed, 'base64') } : null;
}
