import * as v from 'valibot';

/*
 * The messages between a kiosk and its hub, as JSON. Requests of a kiosk are signed as `signed-request.ts`.
 */

/** The version of these messages. */
const version = v.literal(1);
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Seq = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const ShortText = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Head = v.object({ seq: Seq, hash: Hash });

/** The usual port of a hub. */
export const hubPort = 4320;
/** Paths of the hub's own protocol. `hello` is not signed: its answer contains a nonce and the hub's time. */
export const hubPaths = {
  hello: '/hub/v1/hello',
  pair: '/hub/v1/pair',
  sync: '/hub/v1/sync',
  restart: '/hub/v1/restart',
  roster: '/hub/v1/roster',
  people: '/hub/v1/people',
  command: '/hub/v1/command',
} as const;

/** Largest body of a request, in bytes: a batch has less than a quarter of this. */
export const maxBodyBytes = 4_000_000;
/** A kiosk's clock that is further from the hub's than this is flagged: two minutes. */
export const maxClockOffsetMs = 120_000;

/** What a kiosk sends to be paired. Its signature proves that it has the key. */
export const PairRequest = v.object({
  version,
  /** The secret part of the pairing code. */
  secret: v.pipe(v.string(), v.maxLength(40)),
  /** The random id of the kiosk's data folder. */
  kiosk: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/)),
  /** Ed25519 and X25519 public keys, as `PublicKeys`. */
  signKey: ShortText,
  sealKey: ShortText,
});
export type PairRequest = v.InferOutput<typeof PairRequest>;

export const PairAnswer = v.object({
  version,
  /** Ed25519 public key by which the hub signs its receipts. */
  hubKey: ShortText,
  /** X25519 public key for what the kiosk seals for the hub; older hubs say it later. */
  sealKey: v.optional(ShortText),
});

/** A line of the journal, or the numbers of entries that cannot be read any more, with the hash of the last. */
export const SentItem = v.union([
  v.pipe(v.string(), v.maxLength(20_000)),
  v.object({ from: v.pipe(Seq, v.minValue(1)), to: Seq, hash: Hash }),
]);
export type SentItem = v.InferOutput<typeof SentItem>;

/** A receipt as it is sent and kept: what was signed, and the signature. */
export const SignedReceipt = v.object({ text: v.string(), signature: ShortText });
export type SignedReceipt = v.InferOutput<typeof SignedReceipt>;

/**
 * A kiosk's state, with the entries that the hub does not have yet. Without entries, it only shows that the kiosk runs.
 */
export const SyncRequest = v.object({
  version,
  program: ShortText,
  name: PairRequest.entries.name,
  /** The last entry of the kiosk's journal. */
  head: Head,
  /** The hub's clock minus the kiosk's, in ms. */
  clockOffsetMs: v.nullable(
    v.pipe(v.number(), v.integer(), v.minValue(-8.64e15), v.maxValue(8.64e15)),
  ),
  /** A receipt that the kiosk's journal contradicts; null if there is none. */
  contradicts: v.nullable(SignedReceipt),
  /** The last receipt, if the hub has less than it confirmed: its database was restored. */
  confirmed: v.optional(SignedReceipt),
  /** True if the hub refused entries before, and the kiosk asks whether it may go on. */
  isRefused: v.optional(v.boolean()),
  items: v.pipe(v.array(SentItem), v.maxLength(1000)),
});
export type SyncRequest = v.InferOutput<typeof SyncRequest>;

/**
 * `accepted`: everything up to the receipt is at the hub. `gap`: send from `wanted` on. `fork`, `broken`: the
 * entry `seq` contradicts what the hub has, or does not follow it. `behind`: the kiosk's journal ends before the
 * receipt. `restart`: the same, and an administrator lets the kiosk continue by a `RestartRequest`.
 */
export const SyncAnswer = v.variant('state', [
  v.object({ state: v.literal('accepted'), receipt: SignedReceipt }),
  v.object({ state: v.literal('gap'), wanted: Seq, receipt: SignedReceipt }),
  v.object({ state: v.literal('fork'), seq: Seq }),
  v.object({ state: v.literal('broken'), seq: Seq }),
  v.object({ state: v.literal('behind'), receipt: SignedReceipt }),
  v.object({ state: v.literal('restart') }),
]);
export type SyncAnswer = v.InferOutput<typeof SyncAnswer>;

/** Entries whose hashes are sent at once: about 3.5 MB. */
export const maxHashes = 250_000;

/** The beginning of an entry's hash: 48 bits are enough to distinguish hashes that no one can choose. */
export function hashStart(hash: string): string {
  return hash.slice(0, 12);
}

/**
 * A kiosk whose journal contradicts the hub's wants to continue under a new id, after the last entry that both have. It
 * is signed with the keys of the old id, which the new one keeps.
 */
export const RestartRequest = v.object({
  version,
  /** The new id. The kiosk sends the same one again if it got no answer. */
  chain: PairRequest.entries.kiosk,
  /** An entry that the hub confirmed and the journal still has; number 0 for none. */
  base: Head,
  /** `hashStart` of each entry after it. */
  hashes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(12))), v.maxLength(maxHashes)),
  /** A receipt for the new id: the hub allowed it before, and its database was restored since. */
  receipt: v.optional(SignedReceipt),
});
export type RestartRequest = v.InferOutput<typeof RestartRequest>;

/** The receipt is for the new id: the kiosk sends what comes after its entry. */
export const RestartAnswer = v.object({ version, receipt: SignedReceipt });

/** Why the hub refused a request. `nonce`: it must be sent again with the new nonce. */
export const Refusal = v.object({
  refused: v.picklist(['nonce', 'unknown', 'signature', 'revoked', 'code', 'invalid', 'busy']),
});
export type Refusal = v.InferOutput<typeof Refusal>;
