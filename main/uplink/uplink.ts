import type { WaitingPerson } from '../../contract/calls/uplink.js';
import { Fault, isFault } from '../../contract/fault.js';
import { HubClient, HubRefusal, HubTimeout } from '../link/hub-client.js';
import { hubPaths, SyncAnswer, type SyncRequest } from '../link/messages.js';
import { emptyHead } from '../storage/chain.js';
import { readReceipt } from '../link/receipt.js';
import { pauseAfterError } from './back-off.js';
import { BatchSize } from './batch-size.js';
import { LastReceipt, type Known, type ReceiptOptions } from './last-receipt.js';
import type { Link, LinkFiles } from './link-files.js';
import { maxItems, nextBatch, type Batch } from './outbox.js';
import { contradiction, isFinal, sentenceOf, Standstill, standstillMs } from './problems.js';
import { isRestarting, restartChain } from './restart.js';
import { returnToHub } from './return-to-hub.js';
import type { RosterFollower } from './roster-follower.js';
import type { UplinkState } from './uplink-state.js';

export interface UplinkOptions extends ReceiptOptions {
  readonly files: LinkFiles;
  readonly settings: { readonly kioskId: string };
  /** The data folder's id, and its list of what an administrator must look at. */
  readonly site: ReceiptOptions['site'] & { readonly site: string };
  /** Version of Rollcall. */
  readonly program: string;
  /** People from the hub and to it; left out where only entries are sent. */
  readonly people?: RosterFollower;
  /** As `HubClientOptions.answerMs`, for tests. */
  readonly answerMs?: number;
}

/** How often `tick` is called, in ms: an entry is at the hub within about this time. */
export const uplinkCheckMs = 2000;
/** How often a kiosk without new entries contacts its hub, in ms. */
const aliveMs = 60_000;
/** Entries in one request after many time-outs. */
const minItems = 10;

/**
 * Sends the journal to the hub and keeps its receipts. It runs beside the door: nothing waits for it. The journal is
 * the outbox, so a kiosk that was offline for months sends what is missing, oldest first.
 */
export class Uplink {
  /** Null without a hub; undefined before the files were read. */
  #link: Link | null | undefined;
  #client: HubClient | null = null;
  readonly #receipt: LastReceipt;
  #running: Promise<void> | null = null;
  #isClosed = false;
  #failures = 0;
  #nextMs = 0;
  #contactMs = -Infinity;
  #contactAt: string | null = null;
  #problem: string | null = null;
  /** As `isRestarting`; null before it was looked up. */
  #isRestarting: boolean | null = null;
  /** After a fork: the next requests only ask whether this kiosk may continue. */
  #fork: Standstill | null = null;
  #retryMs = 0;
  readonly #size = new BatchSize(maxItems, minItems);

  constructor(private readonly options: UplinkOptions) {
    this.#receipt = new LastReceipt(options, () => {
      // At once: the hub should know too.
      this.#contactMs = -Infinity;
    });
  }

  /** Call it often. Sends what is new, unless it is running, or it is too early to try again. */
  tick(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    if (this.#link != null) this.options.people?.tick(this.#link);
    if (performance.now() < this.#nextMs) return Promise.resolve();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The state of the connection; null without a hub. @throws Fault as `LinkFiles.link`. */
  async state(): Promise<UplinkState | null> {
    const link = await this.#loaded();
    if (link === null) return null;
    const { address, fingerprint, joinedAt } = link;
    const confirmed =
      this.#receipt.known?.place.seq ?? (await this.options.files.confirmed())?.seq ?? 0;
    return {
      address,
      fingerprint,
      joinedAt,
      confirmed,
      waiting: Math.max(0, this.options.journal.head.seq - confirmed),
      ...(await this.#peopleState()),
      lastContactAt: this.#contactAt,
    };
  }

  /** The people whose changes the hub does not have yet, up to 200. @throws Fault as `LinkFiles.link`. */
  async waitingPeople(): Promise<WaitingPerson[]> {
    const link = await this.#loaded();
    return link === null ? [] : ((await this.options.people?.waiting()) ?? []);
  }

  /** Uses another link, or none, from now on. @param change of the files. */
  async replaceLink(change: () => Promise<void>): Promise<void> {
    await this.#stop();
    try {
      await change();
    } finally {
      // Also if nothing was changed. Otherwise this kiosk would send nothing until its next start.
      this.options.people?.reset();
      this.#link = undefined;
      this.#receipt.forget();
      this.#isRestarting = null;
      this.#fork = null;
      this.#problem = null;
      this.#failures = 0;
      this.#nextMs = 0;
      this.#contactMs = -Infinity;
      this.#contactAt = null;
      this.#isClosed = false;
    }
  }

  /** Ends a running request and waits for it. What was not confirmed is sent after the next start. */
  async close(): Promise<void> {
    await this.#stop();
  }

  async #stop(): Promise<void> {
    this.#isClosed = true;
    this.#client?.close();
    await this.options.people?.stop();
    await this.#running;
    this.#client = null;
  }

  async #peopleState(): Promise<Pick<UplinkState, 'rosterVersion' | 'peopleWaiting' | 'problem'>> {
    const people = await this.options.people?.state();
    return {
      rosterVersion: people?.applied ?? 0,
      peopleWaiting: people?.waiting ?? 0,
      problem: this.#problem ?? people?.problem ?? null,
    };
  }

  async #loaded(): Promise<Link | null> {
    if (this.#link === undefined) this.#link = await this.options.files.link();
    return this.#link;
  }

  async #run(): Promise<void> {
    try {
      const link = await this.#loaded();
      if (link !== null) {
        await this.#synchronise(link).catch((error: unknown) => this.#return(link, error));
      }
      this.#failures = 0;
      this.#problem = this.#receipt.known?.contradicted == null ? null : contradiction;
    } catch (error) {
      if (this.#isClosed) return;
      await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    const isFork = error instanceof Standstill;
    const isStandstill = isFork || isFinal(error);
    this.#failures += 1;
    if (error instanceof HubTimeout) this.#size.timedOut();
    const longMs = isFork ? aliveMs : standstillMs;
    this.#nextMs =
      performance.now() + (isStandstill ? longMs : pauseAfterError(error, this.#failures));
    if (isFork && this.#fork === null) {
      this.#fork = error;
      this.#retryMs = performance.now() + standstillMs;
    }
    this.#problem = sentenceOf(error);
    // A missing network is normal; these faults are not.
    if (isStandstill) await this.options.site.report('hub', this.#problem);
    else if (!isFault(error) && !(error instanceof HubRefusal)) {
      this.options.notify(`Entries could not be sent to the hub: ${this.#problem}`);
    }
  }

  async #synchronise(link: Link): Promise<void> {
    await this.#receipt.load(link, this.#kioskOf(link));
    this.#isRestarting ??= await isRestarting(this.options.files, this.#kioskOf(link));
    if (this.#isRestarting) {
      await this.#restart(link, this.#clientOf(link));
      return;
    }
    if (this.#fork !== null && performance.now() < this.#retryMs) {
      // The hub would only refuse the entries again: ask whether this kiosk may continue.
      if (await this.#send(link, null)) return;
      throw this.#fork;
    }
    this.#fork = null;
    for (;;) {
      if (this.#isClosed) return;
      const { known } = this.#receipt;
      const batch = known === null ? null : await this.#nextBatch(known);
      if (batch === null && performance.now() - this.#contactMs < aliveMs) return;
      if (await this.#send(link, batch)) return;
      // The first answer says what the hub has already.
      if (batch === null && known !== null) return;
    }
  }

  /** Reads the journal's file only if there is something new. */
  async #nextBatch({ contradicted, place }: Known): Promise<Batch | null> {
    const { journal } = this.options;
    return contradicted !== null || journal.head.seq <= place.seq
      ? null
      : nextBatch(journal, place, this.#size.count);
  }

  /** @returns true if this kiosk uses another link from now on. */
  async #send(link: Link, batch: Batch | null): Promise<boolean> {
    const { journal, settings, program } = this.options;
    const client = this.#clientOf(link);
    await client.prepare();
    const request: SyncRequest = {
      version: 1,
      program,
      name: settings.kioskId,
      head: journal.head,
      clockOffsetMs: client.clockOffsetMs,
      contradicts: this.#receipt.known?.contradicted ?? null,
      confirmed: this.#receipt.lost ?? undefined,
      isRefused: this.#fork !== null,
      items: [...(batch?.items ?? [])],
    };
    const answer = await client.send(hubPaths.sync, request, SyncAnswer);
    this.#receipt.lostIsKnown();
    if (batch !== null) this.#size.answered();
    this.#contactMs = performance.now();
    this.#contactAt = new Date().toISOString();
    if (answer.state === 'fork' || answer.state === 'broken') throw new Standstill(answer.seq);
    if (answer.state === 'restart') {
      await this.#restart(link, client);
      return true;
    }
    if (this.#fork !== null) return false;
    const receipt = readReceipt(answer.receipt, link.hubKey, this.#kioskOf(link));
    if (receipt === null) throw this.#forged(link);
    await this.#receipt.take(receipt, answer.receipt, batch?.last ?? null);
    return false;
  }

  #clientOf(link: Link): HubClient {
    const { address, fingerprint, keys } = link;
    const { answerMs } = this.options;
    const sender = this.#kioskOf(link);
    this.#client ??= new HubClient({ address, fingerprint, sender, signKey: keys.sign, answerMs });
    return this.#client;
  }

  /** Goes on under a new id, as an administrator of the hub allowed. */
  async #restart(link: Link, client: HubClient): Promise<void> {
    const { people, notify } = this.options;
    // Until it has worked, what the disk says counts.
    this.#isRestarting = null;
    const place = this.#receipt.known?.place ?? null;
    const base = place === null || place.seq === 0 ? { ...emptyHead, start: 0 } : place;
    const next = await restartChain(this.options, client, link, this.#kioskOf(link), base);
    if (next === null) throw this.#forged(link);
    client.close();
    await people?.stop();
    people?.reset();
    this.#client = null;
    this.#link = next;
    this.#receipt.forget();
    this.#fork = null;
    this.#contactMs = -Infinity;
    notify(
      `This kiosk continues at its hub under the ID ${this.#kioskOf(next)}. Its entries at the hub under the former ID stay and count.`,
    );
  }

  /** Makes this kiosk known again to a hub that was restored. @throws the error if it is another one, or that fails. */
  async #return(link: Link, error: unknown): Promise<void> {
    if (!(error instanceof HubRefusal) || error.reason !== 'unknown') throw error;
    const { program, settings, people, site } = this.options;
    const ids = { kiosk: this.#kioskOf(link), first: site.site };
    const about = { program, name: settings.kioskId };
    if (!(await returnToHub(this.options, link, ids, about))) throw error;
    // The people were refused, too.
    await people?.stop();
    people?.reset();
    this.#receipt.forget();
    this.#contactMs = -Infinity;
    await this.#synchronise(link);
  }

  /** The id that the hub knows this kiosk by. */
  #kioskOf({ kiosk }: Link): string {
    return kiosk ?? this.options.site.site;
  }

  #forged({ address }: Link): Fault {
    return new Fault(
      'invalid-input',
      `${address} sent a receipt that this kiosk’s hub did not sign. It was refused. If the hub was set up again, join again with a new code.`,
    );
  }
}
