import { join } from 'node:path';
import * as v from 'valibot';
import type { OtherPunch } from '../attendance/punch/other-doors.js';
import { SignedReceipt } from '../link/messages.js';
import { OtherPunches } from '../link/roster-messages.js';
import { StoredLease } from './face-lease.js';
import { SealedFolder } from '../storage/sealed-folder.js';

/** How this kiosk is joined to its hub. */
const Link = v.object({
  version: v.literal(1),
  /** Such as `https://hub.example:4320`. */
  address: v.string(),
  /** SHA-256 of the hub's certificate, hexadecimal. */
  fingerprint: v.string(),
  /** Ed25519 public key of the hub's receipts. */
  hubKey: v.string(),
  /** This kiosk's keys, as `PrivateKeys`. */
  keys: v.object({ sign: v.string(), seal: v.string() }),
  joinedAt: v.string(),
  /** The id that the hub knows this kiosk by; missing for that of the data folder. */
  kiosk: v.optional(v.string()),
  /** Erasures after this entry of the audit log are for the hub, too; missing in links of earlier versions. */
  auditSeq: v.optional(v.number()),
  /** X25519 public key of the hub, for what this kiosk seals for it; missing if the hub has not said it yet. */
  hubSealKey: v.optional(v.string()),
});
export type Link = v.InferOutput<typeof Link>;

/** What the hub has confirmed. */
const Confirmed = v.object({
  version: v.literal(1),
  receipt: SignedReceipt,
  /** Number of the confirmed entry, and the byte at which its line begins. */
  seq: v.number(),
  start: v.number(),
  /** The receipt that the journal contradicts; null if there is none. */
  contradicted: v.nullable(SignedReceipt),
});
export type Confirmed = v.InferOutput<typeof Confirmed>;

/** Which people are from the hub, and what it does not have yet. */
const PeopleState = v.object({
  version: v.literal(1),
  /** Everything up to this version is on the disk. */
  applied: v.number(),
  /** As `RosterRequest.view`; left out while a hub of an older version has not said it. */
  view: v.optional(v.number()),
  /** Erasures up to this entry of the audit log are at the hub. */
  auditSeq: v.number(),
  /** Kinds of items besides people that were not left out, as `RosterRequest.takes`. */
  takes: v.optional(v.array(v.string()), []),
  /** True once the hub has said that it takes badges. */
  sharesBadges: v.optional(v.boolean(), false),
  /** True once the hub has the absences from before this kiosk joined. */
  broughtAbsences: v.optional(v.boolean(), false),
  /** The people as the hub has them, by id: their version, and the marks of their parts. */
  known: v.record(v.string(), v.object({ version: v.number(), marks: v.array(v.string()) })),
});
export type PeopleState = v.InferOutput<typeof PeopleState>;

/** A new id of this kiosk, from the moment that it asked for it. It stays when the kiosk leaves a hub. */
const NewChain = v.object({
  version: v.literal(1),
  id: v.string(),
  /** The id that it asked with. Missing once the hub has answered: it knows the kiosk by the new one then. */
  former: v.optional(v.string()),
  /** Its earlier ids, newest first, each with the last entry that the journal has under it. */
  earlier: v.optional(v.array(v.object({ id: v.string(), seq: v.number() })), []),
});
type NewChain = v.InferOutput<typeof NewChain>;

/** The values of settings that the hub has set for all its kiosks, by part. */
const RulesState = v.object({
  version: v.literal(1),
  settings: v.record(v.string(), v.record(v.string(), v.unknown())),
});
export type RulesState = v.InferOutput<typeof RulesState>;

/** Data that belongs to one hub and means nothing to another one. */
const filesOfHub = ['receipt', 'people', 'doors', 'lease', 'rules'] as const;

/** Name of the folder in the data folder. */
export const linkFolder = 'hub';

/** The kiosk's sealed files about its hub, in `hub/` of the data folder. */
export class LinkFiles {
  readonly #files: SealedFolder;

  /** @param key of the data folder, 32 bytes. */
  constructor(folder: string, key: Uint8Array) {
    this.#files = new SealedFolder(join(folder, linkFolder), key);
  }

  /** Null if this kiosk has no hub. @throws Fault as `unseal`. */
  link(): Promise<Link | null> {
    return this.#read('link', Link);
  }

  /** Null before the first receipt. @throws Fault as `unseal`. */
  confirmed(): Promise<Confirmed | null> {
    return this.#read('receipt', Confirmed);
  }

  /** The new id that this kiosk asked for after its journal contradicted the hub's; null for none. */
  newChain(): Promise<Omit<NewChain, 'version'> | null> {
    return this.#read('chain', NewChain);
  }

  /** @throws Fault as `SealedFolder.put`. */
  async keepNewChain(chain: Omit<v.InferInput<typeof NewChain>, 'version'>): Promise<void> {
    await this.#files.put('chain', Buffer.from(JSON.stringify({ version: 1, ...chain })));
  }

  /** Goes on with the same hub under another id. @throws Fault as `SealedFolder.put`. */
  async changeLink(link: Link): Promise<void> {
    await this.#files.put('link', Buffer.from(JSON.stringify(link)));
  }

  /** Begins with a hub. Receipts of another one no longer count. @throws Fault as `SealedFolder.put`. */
  async join(link: Link): Promise<void> {
    for (const id of filesOfHub) await this.#files.remove(id);
    await this.#files.put('link', Buffer.from(JSON.stringify(link)));
  }

  /** @throws Fault as `SealedFolder.put`. */
  async confirm(confirmed: Confirmed): Promise<void> {
    await this.#files.put('receipt', Buffer.from(JSON.stringify(confirmed)));
  }

  /** Forgets the hub and this kiosk's keys for it. @throws Fault as `SealedFolder.remove`. */
  async leave(): Promise<void> {
    await this.#files.remove('link');
    for (const id of filesOfHub) await this.#files.remove(id);
  }

  /** Null before the first page of people. @throws Fault as `unseal`. */
  people(): Promise<PeopleState | null> {
    return this.#read('people', PeopleState);
  }

  /** Null if this kiosk has no hub, or one that sets nothing. @throws Fault as `unseal`. */
  rules(): Promise<RulesState | null> {
    return this.#read('rules', RulesState);
  }

  /** @throws Fault as `SealedFolder.put`. */
  async keepRules(rules: RulesState): Promise<void> {
    await this.#files.put('rules', Buffer.from(JSON.stringify(rules)));
  }

  /** What other doors recorded lately. @throws Fault as `unseal`. */
  async doors(): Promise<readonly OtherPunch[]> {
    return (await this.#read('doors', OtherPunches)) ?? [];
  }

  /** @throws Fault as `SealedFolder.put`. */
  async keepDoors(punches: readonly OtherPunch[]): Promise<void> {
    await this.#files.put('doors', Buffer.from(JSON.stringify(punches)));
  }

  /** Null if it was lost. @throws Fault as `unseal`. */
  lease(): Promise<StoredLease | null> {
    return this.#read('lease', StoredLease);
  }

  /** @throws Fault as `SealedFolder.put`. */
  async keepLease(lease: StoredLease): Promise<void> {
    await this.#files.put('lease', Buffer.from(JSON.stringify(lease)));
  }

  /** @throws Fault as `SealedFolder.put`. */
  async keepPeople(state: PeopleState): Promise<void> {
    await this.#files.put('people', Buffer.from(JSON.stringify(state)));
  }

  async #read<Value>(id: string, schema: v.GenericSchema<unknown, Value>): Promise<Value | null> {
    const bytes = await this.#files.get(id);
    return bytes === null ? null : v.parse(schema, JSON.parse(bytes.toString('utf8')));
  }
}
