import { takenKinds } from '../link/roster-messages.js';
import type { PeopleData } from '../people/people-data.js';
import type { LinkFiles, PeopleState } from './link-files.js';

/**
 * What a kiosk remembers about the people of its hub: in memory, and in a file that is checked when it is first read.
 */
export class HubPeopleState {
  #state: PeopleState | null = null;

  constructor(
    private readonly data: PeopleData,
    private readonly files: LinkFiles,
  ) {}

  /** Forgets what was read from the file, which was changed. */
  reset(): void {
    this.#state = null;
  }

  /** @throws Fault as `LinkFiles.keepPeople`. */
  async keep(state: PeopleState): Promise<void> {
    await this.files.keepPeople(state);
    // Not before: what could not be saved is not so.
    this.#state = state;
  }

  /** @throws Fault as `LinkFiles.people`. */
  async load(): Promise<PeopleState> {
    if (this.#state !== null) return this.#state;
    const stored = await this.files.people();
    const takes = [...takenKinds];
    const auditSeq = (await this.files.link())?.auditSeq ?? this.data.audit.seq;
    // An older copy of the records does not count as a change: the hub's records count.
    const isOlder = this.data.people.store.register.isRecovered;
    if (stored === null || isOlder) {
      const { sharesBadges = false, broughtAbsences = false } = stored ?? {};
      const kept = { sharesBadges, broughtAbsences };
      this.#state = { version: 1, applied: 0, auditSeq, known: {}, takes, ...kept };
    } else {
      // An earlier version of Rollcall skipped some kinds: the hub sends everything again.
      const isAll = takes.every((kind) => stored.takes.includes(kind));
      this.#state = isAll ? stored : { ...stored, applied: 0, takes };
    }
    return this.#state;
  }
}
