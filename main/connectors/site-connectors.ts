import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ConnectorSettings, PeopleRun } from '../../contract/calls/connectors.js';
import { Fault } from '../../contract/fault.js';
import { labelOf } from '../../contract/labels.js';
import { unaudited, type Commit } from '../access/audit-first.js';
import { SerialQueue } from '../base/serial-queue.js';
import { openDocument, type Document } from '../storage/document.js';
import { SealedFolder } from '../storage/sealed-folder.js';
import type { SiteState } from '../storage/site-state.js';
import {
  createDestination,
  type ConnectorSecret,
  type CreatedDestination,
} from './create-destination.js';
import type { DeliveryStore } from './delivery/delivery-store.js';
import { FileDeliveryStore } from './delivery/file-store.js';
import type { HubQueue } from './event-source.js';
import { JournalPlaces } from './journal-source.js';
import type { OrangeHrmTokens } from './systems/orangehrm-tokens.js';

const ConnectorsFile = v.object({
  version: v.literal(1),
  connectors: v.array(ConnectorSettings),
  /** The last time that people were read, by name of the connector. */
  peopleRuns: v.optional(v.record(v.string(), PeopleRun), {}),
});
type ConnectorsFile = v.InferOutput<typeof ConnectorsFile>;

const Tokens = v.object({
  clientId: v.string(),
  clientSecret: v.string(),
  accessToken: v.string(),
  refreshToken: v.string(),
});
const Secret = v.object({ keys: v.array(v.string()), tokens: v.optional(Tokens) });

/** Name of the folder in the data folder: sealed secrets, and the journal of deliveries. */
export const connectorsFolder = 'connectors';

/**
 * The connectors of a site: settings in an authenticated file, secrets sealed with the site's key, and the deliveries:
 * of a kiosk without a hub in a file, which is opened when it is first used, and of a hub in its database.
 */
export class SiteConnectors {
  #store: Promise<FileDeliveryStore> | null = null;
  readonly #ending = new AbortController();
  /** Aborted while a change waits for the end of the current run. */
  #changing = new AbortController();
  #signal = AbortSignal.any([this.#ending.signal, this.#changing.signal]);
  readonly #reasons = new Map<string, string | null>();
  /** One run at a time: two would send the same deliveries. */
  readonly runs = new SerialQueue();
  /** The store of a kiosk without a hub. */
  readonly places = new JournalPlaces();

  private constructor(
    private readonly document: Document<ConnectorsFile>,
    private readonly secrets: SealedFolder,
    private readonly deliveriesFile: string,
    private readonly notify: (sentence: string) => void,
    private readonly hubQueue: (() => Promise<HubQueue>) | null,
  ) {}

  /**
   * @param key the site's key; 32 bytes.
   * @param site authenticates the settings.
   * @param hubQueue the queue of the hub whose desk this is; null for a kiosk without a hub.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    key: Uint8Array,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
    hubQueue: (() => Promise<HubQueue>) | null = null,
  ): Promise<SiteConnectors> {
    const guard = site?.documentGuard('connectors');
    const initial: ConnectorsFile = { version: 1, connectors: [], peopleRuns: {} };
    const file = join(folder, 'connectors.json');
    const document = await openDocument(file, ConnectorsFile, initial, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    const own = join(folder, connectorsFolder);
    return new SiteConnectors(
      document,
      new SealedFolder(own, key),
      join(own, 'deliveries.jsonl'),
      notify,
      hubQueue,
    );
  }

  list(): readonly ConnectorSettings[] {
    return this.document.data.connectors;
  }

  /** @throws Fault `not-found`. */
  find(name: string): ConnectorSettings {
    const found = this.list().find((one) => one.name === name);
    if (found !== undefined) return found;
    throw new Fault(
      'not-found',
      `There is no connector named ${name}. To list connectors, run "rollcall connectors".`,
    );
  }

  /**
   * Adds a connector, or replaces the one of that name.
   * @param secret null to keep the stored one.
   * @throws Fault as `Document.change`; as `keptSecret`.
   */
  add(
    settings: ConnectorSettings,
    secret: ConnectorSecret | null,
    commit: Commit<ConnectorSettings> = unaudited,
  ): Promise<void> {
    return this.#betweenRuns(() => this.#add(settings, secret, commit));
  }

  /** Removes a connector with its secret and its deliveries. @throws Fault `not-found`. */
  remove(name: string, commit: Commit<ConnectorSettings> = unaudited): Promise<void> {
    return this.#betweenRuns(() => this.#remove(name, commit));
  }

  /**
   * Makes a change that runs must not see half of: a run that continues with the old settings would note events as
   * taken that the other system never gets. The current run ends after its current entry.
   */
  #betweenRuns(change: () => Promise<void>): Promise<void> {
    this.#changing.abort();
    return this.runs.run(() => {
      this.#changing = new AbortController();
      this.#signal = AbortSignal.any([this.#ending.signal, this.#changing.signal]);
      return change();
    });
  }

  async #add(
    settings: ConnectorSettings,
    secret: ConnectorSecret | null,
    commit: Commit<ConnectorSettings>,
  ): Promise<void> {
    // It is not written: an earlier run may have replaced its tokens, which can be used once.
    if (secret === null) await this.keptSecret(settings);
    const before = this.list().find(({ name }) => name === settings.name);
    await this.document.change(
      (draft) => {
        const at = draft.connectors.findIndex(({ name }) => name === settings.name);
        if (at < 0) draft.connectors.push(settings);
        else draft.connectors[at] = settings;
        // With another schedule, people are read immediately.
        draft.peopleRuns = without(draft.peopleRuns, settings.name);
      },
      (_result, write) =>
        commit(settings, async () => {
          if (secret !== null) await this.#putSecret(settings.name, secret);
          await write();
        }),
    );
    if (!this.#hasDeliveries()) return;
    const deliveries = await this.deliveries();
    if (before === undefined) {
      // Removes the rest of an earlier connector with this name, if the program was killed while it was removed:
      // otherwise the new one would begin where the earlier one ended.
      await deliveries.remove(settings.name);
      return;
    }
    const isOther = before.address !== settings.address || before.system !== settings.system;
    if (isOther || settings.from < before.from) await deliveries.startOver(settings.name);
    // Deliveries that wait for a new key, or were refused because of a setting, are tried at once.
    await deliveries.sendAgain(settings.name, null);
  }

  async #remove(name: string, commit: Commit<ConnectorSettings>): Promise<void> {
    const settings = this.find(name);
    await this.document.change(
      (draft) => {
        draft.connectors = draft.connectors.filter((one) => one.name !== name);
        draft.peopleRuns = without(draft.peopleRuns, name);
      },
      (_result, write) => commit(settings, write),
    );
    await this.secrets.remove(name);
    await (await this.deliveries()).remove(name);
  }

  /** @throws Fault `not-found`; as `SealedFolder.get`. */
  async destination(name: string): Promise<CreatedDestination> {
    const settings = this.find(name);
    return createDestination(settings, await this.#secretOf(name), this.tokensOf(name));
  }

  /** Stores tokens that the other system replaced. */
  tokensOf(name: string): (tokens: OrangeHrmTokens) => Promise<void> {
    return async (tokens) => this.#putSecret(name, { ...(await this.#secretOf(name)), tokens });
  }

  /**
   * The stored secret of the connector with the name of these settings. It is sent only to the server for which it was
   * typed, so that a person who may change the address cannot read it on another server.
   * @throws Fault `not-found`; `invalid-input` if the system or the server is another one.
   */
  async keptSecret({ name, system, address }: ConnectorSettings): Promise<ConnectorSecret> {
    const before = this.find(name);
    const isSame =
      before.system === system &&
      URL.canParse(address) &&
      originOf(before.address) === originOf(address);
    if (isSame) return this.#secretOf(name);
    const problem = 'must be typed again, because the system or its address has changed';
    throw new Fault('invalid-input', `${labelOf('secret')} ${problem}.`, {
      fields: [{ field: 'secret', problem }],
    });
  }

  /** The access key; empty if there is none. */
  async firstKey(name: string): Promise<string> {
    return (await this.#secretOf(name)).keys[0] ?? '';
  }

  /** The last time that people were read automatically; null for never. */
  peopleRunOf(name: string): PeopleRun | null {
    return this.document.data.peopleRuns[name] ?? null;
  }

  /** @throws Fault as `Document.change`. */
  async notePeopleRun(name: string, run: PeopleRun): Promise<void> {
    await this.document.change((draft) => {
      draft.peopleRuns = { ...draft.peopleRuns, [name]: run };
    });
  }

  /** The hub's queue; null for a kiosk without a hub. */
  async queue(): Promise<HubQueue | null> {
    return this.hubQueue === null ? null : this.hubQueue();
  }

  /** @throws Fault as `FileDeliveryStore.open`. */
  async deliveries(): Promise<DeliveryStore> {
    const queue = await this.queue();
    if (queue !== null) return queue.store;
    this.#store ??= FileDeliveryStore.open(this.deliveriesFile, this.notify);
    return this.#store;
  }

  /** Erases all data about a person, if anything was ever sent. */
  async eraseOf(subjectId: string): Promise<void> {
    if (this.#hasDeliveries()) await (await this.deliveries()).forget(subjectId);
  }

  /** Aborted when the data folder is closed, or a connector changes; then a run ends after the current entry. */
  get signal(): AbortSignal {
    return this.#signal;
  }

  /** Remembers why a connector stopped. @returns false if it is the same reason as before. */
  isNewReason(name: string, reason: string | null): boolean {
    const isNew = this.#reasons.get(name) !== reason;
    this.#reasons.set(name, reason);
    return isNew;
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.runs.settled();
    await (await this.#store)?.close();
  }

  #hasDeliveries(): boolean {
    return this.hubQueue !== null || this.#store !== null || existsSync(this.deliveriesFile);
  }

  async #secretOf(name: string): Promise<ConnectorSecret> {
    const bytes = await this.secrets.get(name);
    if (bytes === null) return { keys: [''] };
    return v.parse(Secret, JSON.parse(bytes.toString('utf8')));
  }

  #putSecret(name: string, secret: ConnectorSecret): Promise<void> {
    return this.secrets.put(name, Buffer.from(JSON.stringify(secret)));
  }
}

function originOf(address: string): string {
  return new URL(address).origin;
}

function without(runs: ConnectorsFile['peopleRuns'], name: string): ConnectorsFile['peopleRuns'] {
  return Object.fromEntries(Object.entries(runs).filter(([other]) => other !== name));
}
