import { messageOf } from '../../base/message-of.js';
import type { HubDatabase } from '../database/open-database.js';
import type { HubSite, SiteData } from '../site.js';
import { Gathering } from './gather.js';
import type { OwnEntries } from './own-entries.js';
import type { SiteEntries } from './site-entries.js';

/** How often to look for new entries, in ms: a kiosk sends its own as often. */
const checkMs = 2_000;

export interface DeskOptions {
  readonly db: HubDatabase;
  readonly site: HubSite;
  readonly entries: SiteEntries;
  /** Called after entries of the desk were stored, so that kiosks can be notified. */
  readonly onStored?: () => void;
  /** Called with a sentence for each new problem. */
  readonly log: (sentence: string) => void;
}

/**
 * Keeps the journal of the hub's site and the database together: the kiosks' entries go into the journal, so that the
 * desk shows the whole fleet, and the desk's corrections go into the database, so that they count in the REST API.
 */
export class Desk {
  readonly #options: DeskOptions;
  #work: {
    readonly journal: SiteData['journal'];
    readonly gathering: Gathering;
    readonly own: OwnEntries;
  } | null = null;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;
  #problem = '';

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Begins, and looks for new entries from now on. */
  start(): void {
    this.#timer = setInterval(() => void this.tick(), checkMs).unref();
    void this.tick();
  }

  /** Brings both up to date. Failures are reported once, and the next run tries again. */
  tick(): Promise<void> {
    this.#running ??= this.#run()
      .then(
        () => {
          this.#problem = '';
        },
        (error: unknown) => {
          const problem = messageOf(error);
          if (problem === this.#problem || this.#isClosed) return;
          this.#problem = problem;
          this.#options.log(`Entries of kiosks could not be taken over at the desk: ${problem}`);
        },
      )
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** Waits for the current run. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    const data = await this.#options.site.data();
    const { gathering, own } = this.#workOn(data);
    const isClosed = (): boolean => this.#isClosed;
    await gathering.run(isClosed);
    if (await own.run(isClosed)) this.#options.onStored?.();
  }

  /** Starts again with another journal, for example after a backup was restored. */
  #workOn(data: SiteData) {
    const { journal, settings } = data;
    if (this.#work?.journal === journal) return this.#work;
    const { db, entries } = this.#options;
    this.#work = {
      journal,
      gathering: new Gathering(db, journal, () => settings.kioskId),
      own: entries.of(data),
    };
    return this.#work;
  }
}
