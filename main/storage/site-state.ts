import type { MacKey } from './mac-key.js';
import { SerialQueue } from '../base/serial-queue.js';
import { closedFault } from './closed-fault.js';
import { isSameHead, macKeyOf } from './chain.js';
import { DocumentGuard, type GuardedSite } from './document-guard.js';
import type { ExpectedHead, LogGuard } from './log-guard.js';
import { ReadingOnlyFault } from './reading-only.js';
import { SealedFolder } from './sealed-folder.js';
import {
  documentGroups,
  loadState,
  type DocumentGroup,
  type Report,
  type Stored,
} from './stored-state.js';
import { encodeRemembered, type Place, type Remembered } from './second-place.js';

/** Time after a change until the state is saved, so that many changes share one save. */
const saveDelayMs = 1000;

/** What reports about the second place are about. */
export const secondPlaceName = 'second place';

export interface SiteStateOptions {
  /** The data folder. */
  readonly folder: string;
  /** The site's key, 32 bytes. */
  readonly key: Uint8Array;
  /** Whether any file shows that this site had a state before. Called only if there is none. */
  readonly hadState: () => Promise<boolean>;
  /** As `GuardedSite`. */
  readonly acceptsAltered: boolean;
  readonly notify: (sentence: string) => void;
}

/**
 * What a data folder knows about itself, sealed in `state.sealed`: the heads of its logs, the generations
 * of its documents, and what was reported and not acknowledged. Together with the heads of the logs, it
 * shows if one of the files was replaced by an older copy. The second place shows the same for all.
 */
export class SiteState implements GuardedSite {
  readonly documentKey: MacKey;
  readonly notify: (sentence: string) => void;
  readonly acceptsAltered: boolean;
  readonly #files: SealedFolder;
  readonly #key: Uint8Array;
  readonly #placeKey: MacKey;
  readonly #queue = new SerialQueue();
  #stored: Stored;
  #savedCounter: number;
  #place: Place | null = null;
  #placeProblem: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;
  /** Changes of the site's files that are under way. */
  readonly #changes = new Set<Promise<void>>();

  private constructor(options: SiteStateOptions, files: SealedFolder, stored: Stored) {
    this.#files = files;
    this.#key = options.key;
    this.#stored = stored;
    this.#savedCounter = stored.counter;
    this.#placeKey = macKeyOf(options.key, 'the second place');
    this.documentKey = macKeyOf(options.key, 'documents');
    this.acceptsAltered = options.acceptsAltered;
    this.notify = options.notify;
  }

  /** @throws Fault `wrong-key`, `data-newer`. */
  static async open(options: SiteStateOptions): Promise<SiteState> {
    const files = new SealedFolder(options.folder, options.key);
    const { stored, problem } = await loadState(files, options.hadState);
    const state = new SiteState(options, files, stored);
    for (const { at, sentence } of stored.reports) {
      options.notify(
        `${sentence} (Reported on ${at.slice(0, 10)}. An administrator can acknowledge this on the Audit log screen or with "rollcall audit acknowledge --reason …".)`,
      );
    }
    if (problem !== null) await state.report('state', problem);
    // Saved before any file gets its first MAC, so that an interrupted migration is continued.
    else if (!stored.isMigrated) await state.#trySaving();
    return state;
  }

  get isMigrating(): boolean {
    return !this.#stored.isMigrated;
  }

  /** Random id of this data folder. */
  get site(): string {
    return this.#stored.site;
  }

  get counter(): number {
    return this.#stored.counter;
  }

  /** What was reported and not acknowledged, oldest first. */
  get reports(): readonly Report[] {
    return this.#stored.reports;
  }

  /** The second place, and why it cannot be reached; null if there is none. */
  get secondPlace(): { readonly place: Place; readonly problem: string | null } | null {
    return this.#place === null ? null : { place: this.#place, problem: this.#placeProblem };
  }

  /** The second place that was used last; null if there was none. */
  get lastPlace(): string | null {
    return this.#stored.place;
  }

  get placeKey(): MacKey {
    return this.#placeKey;
  }

  /**
   * @param free as `DocumentGuard`.
   * @param group the later group that the document belongs to; null for none.
   * @param startsAgain as `DocumentGuard`.
   */
  documentGuard(
    name: string,
    free: readonly string[] = [],
    group: DocumentGroup | null = null,
    startsAgain = false,
  ): DocumentGuard {
    const isMigrating =
      this.isMigrating || (group !== null && !this.#stored.migratedGroups.includes(group));
    return new DocumentGuard(this, name, free, isMigrating, startsAgain);
  }

  /**
   * @param name identifies the log at this site.
   * @param remembered its head in the second place; null if there is none.
   */
  logGuard(name: string, remembered: ExpectedHead | null): LogGuard {
    const own = this.#stored.logs[name];
    const { isMigrating } = this;
    const savedCounter = (): number => this.#savedCounter;
    const expected = own && [{ head: own.head, where: 'The site’s state file' }];
    return {
      key: macKeyOf(this.#key, `entries of the ${name}`),
      isMigrating,
      macsAfter: own?.macsAfter ?? null,
      expected: [...(expected ?? []), ...(remembered === null ? [] : [remembered])],
      get counter() {
        return savedCounter();
      },
      report: (sentence) => this.report(name, sentence),
      unacknowledged: () => this.reports.find(({ about }) => about === name)?.sentence ?? null,
      follow: (head, macsAfter) => {
        const before = this.#stored.logs[name];
        if (before !== undefined && isSameHead(before.head, head)) return;
        this.#stored.logs[name] = { head: { ...head }, macsAfter: { ...macsAfter } };
        this.#changed();
      },
    };
  }

  generationOf(name: string): number {
    return this.#stored.documents[name] ?? 0;
  }

  setGeneration(name: string, generation: number): void {
    if (this.generationOf(name) === generation) return;
    this.#stored.documents[name] = generation;
    this.#changed();
  }

  async report(about: string, sentence: string): Promise<boolean> {
    const { reports, acknowledged } = this.#stored;
    if (acknowledged.includes(sentence) || reports.some((one) => one.sentence === sentence)) {
      return true;
    }
    this.notify(sentence);
    const added = { at: new Date().toISOString(), about, sentence };
    this.#stored.reports = [...reports, added];
    return this.#trySaving();
  }

  /**
   * Takes reports off the list.
   * @throws Fault `disk-full`, `data-read-only`; then they stay.
   */
  async acknowledge(acknowledged: readonly Report[]): Promise<void> {
    const before = this.#stored;
    this.#stored = {
      ...before,
      reports: before.reports.filter((report) => !acknowledged.includes(report)),
      acknowledged: [...before.acknowledged, ...acknowledged.map(({ sentence }) => sentence)],
    };
    try {
      await this.#save();
    } catch (error) {
      this.#stored = {
        ...this.#stored,
        reports: before.reports,
        acknowledged: before.acknowledged,
      };
      throw error;
    }
  }

  /** From now on everything must have a MAC. Call it when all documents and logs were opened. */
  finishOpening(): void {
    const { isMigrated, migratedGroups } = this.#stored;
    if (isMigrated && documentGroups.every((group) => migratedGroups.includes(group))) return;
    this.#stored.isMigrated = true;
    this.#stored.migratedGroups = [...documentGroups];
    this.#changed();
  }

  /**
   * Sets the second place, after what it remembers was compared.
   * @param problem why it cannot be reached; null if it can.
   * @param minCounter the counter that it remembers.
   */
  usePlace(place: Place | null, problem: string | null, minCounter = 0): void {
    this.#place = place;
    this.#placeProblem = problem;
    const path = place?.path ?? null;
    const isNew = path !== this.#stored.place || minCounter < this.#stored.counter;
    this.#stored.counter = Math.max(this.#stored.counter, minCounter);
    this.#stored.place = path;
    if (isNew) this.#changed();
  }

  async whileOpen(change: () => Promise<void>): Promise<void> {
    if (this.#isClosed) throw closedFault();
    const running = change();
    this.#changes.add(running);
    try {
      await running;
    } finally {
      this.#changes.delete(running);
    }
  }

  /**
   * Waits for changes that are under way and saves what is not saved yet. From then on nothing is written: the folder may
   * have been opened again, and a document or state from before would replace what was written since.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#changes);
    await this.flush();
  }

  /** Runs changes that undo others, also after closing. Call it only while the folder is not open elsewhere. */
  async undo(changes: () => Promise<void>): Promise<void> {
    const wasClosed = this.#isClosed;
    this.#isClosed = false;
    try {
      await changes();
      await this.flush();
    } finally {
      this.#isClosed = wasClosed;
    }
  }

  /** Saves what is not saved yet. A failure is a notice. */
  async flush(): Promise<void> {
    if (this.#timer !== null) await this.#trySaving();
    await this.#queue.settled();
  }

  /** Leaves unsaved what is not saved yet, and waits for what is being saved. */
  async discard(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#queue.settled();
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => void this.#trySaving(), saveDelayMs).unref();
  }

  /** @returns false if the state could not be saved, which is a notice. */
  async #trySaving(): Promise<boolean> {
    try {
      await this.#save();
      return true;
    } catch (error) {
      // The reason was reported when the data folder was opened.
      if (error instanceof ReadingOnlyFault) return false;
      const reason = error instanceof Error ? error.message : String(error);
      this.notify(`The state of this site could not be saved. ${reason}`);
      return false;
    }
  }

  #save(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    return this.#queue.run(async () => {
      this.#stored.counter += 1;
      const { counter } = this.#stored;
      await this.#files.put('state', Buffer.from(JSON.stringify(this.#stored)));
      this.#savedCounter = counter;
      await this.#remember();
    });
  }

  async #remember(): Promise<void> {
    // What contradicts this folder is kept until somebody has looked at it.
    if (this.reports.some(({ about }) => about === secondPlaceName)) return;
    const { site, counter, logs } = this.#stored;
    const heads = Object.entries(logs).map(([name, { head }]) => [name, head] as const);
    const remembered: Remembered = {
      kind: 'rollcall-heads',
      version: 1,
      site,
      counter,
      at: new Date().toISOString(),
      logs: Object.fromEntries(heads),
    };
    try {
      await this.#place?.save(encodeRemembered(remembered, this.#placeKey));
      this.#placeProblem = null;
    } catch (error) {
      // An unplugged disk must not stop the door.
      this.#placeProblem = error instanceof Error ? error.message : String(error);
    }
  }
}
