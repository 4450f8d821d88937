import type { MacKey } from './mac-key.js';
import { closedFault } from './closed-fault.js';
import { isSameHead, macKeyOf } from './chain.js';
import { DocumentGuard, type GuardedSite } from './document-guard.js';
import type { ExpectedHead, LogGuard } from './log-guard.js';
import { SealedFolder } from './sealed-folder.js';
import type { Place } from './second-place.js';
import { StateFile } from './state-file.js';
import {
  documentGroups,
  loadState,
  type DocumentGroup,
  type Report,
  type Stored,
} from './stored-state.js';

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
  readonly #key: Uint8Array;
  readonly #file: StateFile;
  #isClosed = false;
  /** Changes of the site's files that are under way. */
  readonly #changes = new Set<Promise<void>>();

  private constructor(options: SiteStateOptions, files: SealedFolder, stored: Stored) {
    this.#key = options.key;
    const placeKey = macKeyOf(options.key, 'the second place');
    this.#file = new StateFile(files, placeKey, stored, options.notify);
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
    else if (!stored.isMigrated) await state.#file.trySaving();
    return state;
  }

  get #stored(): Stored {
    return this.#file.stored;
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
    return this.#file.secondPlace;
  }

  /** The second place that was used last; null if there was none. */
  get lastPlace(): string | null {
    return this.#stored.place;
  }

  get placeKey(): MacKey {
    return this.#file.placeKey;
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
    const savedCounter = (): number => this.#file.savedCounter;
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
        this.#file.changed();
      },
    };
  }

  generationOf(name: string): number {
    return this.#stored.documents[name] ?? 0;
  }

  setGeneration(name: string, generation: number): void {
    if (this.generationOf(name) === generation) return;
    this.#stored.documents[name] = generation;
    this.#file.changed();
  }

  async report(about: string, sentence: string): Promise<boolean> {
    const { reports, acknowledged } = this.#stored;
    if (acknowledged.includes(sentence) || reports.some((one) => one.sentence === sentence)) {
      return true;
    }
    this.notify(sentence);
    const added = { at: new Date().toISOString(), about, sentence };
    this.#stored.reports = [...reports, added];
    return this.#file.trySaving();
  }

  /**
   * Takes reports off the list.
   * @throws Fault `disk-full`, `data-read-only`; then they stay.
   */
  async acknowledge(acknowledged: readonly Report[]): Promise<void> {
    const before = this.#stored;
    this.#file.stored = {
      ...before,
      reports: before.reports.filter((report) => !acknowledged.includes(report)),
      acknowledged: [...before.acknowledged, ...acknowledged.map(({ sentence }) => sentence)],
    };
    try {
      await this.#file.save();
    } catch (error) {
      this.#file.stored = {
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
    this.#file.changed();
  }

  /**
   * Sets the second place, after what it remembers was compared.
   * @param problem why it cannot be reached; null if it can.
   * @param minCounter the counter that it remembers.
   */
  usePlace(place: Place | null, problem: string | null, minCounter = 0): void {
    this.#file.usePlace(place, problem, minCounter);
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
    await this.#file.flush();
  }

  /** Leaves unsaved what is not saved yet, and waits for what is being saved. */
  async discard(): Promise<void> {
    await this.#file.discard();
  }
}
