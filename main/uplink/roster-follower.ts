import type { WaitingPerson } from '../../contract/calls/uplink.js';
import { isFault } from '../../contract/fault.js';
import { SerialQueue } from '../base/serial-queue.js';
import { HubClient, HubRefusal, HubTimeout } from '../link/hub-client.js';
import { maxChanges, maxHoldMs, type RosterPage } from '../link/roster-messages.js';
import type { PeopleData } from '../people/people-data.js';
import { pauseAfterError } from './back-off.js';
import { BatchSize } from './batch-size.js';
import { askRoster, forgedRoster } from './ask-roster.js';
import { Attempts } from './attempts.js';
import { bringAbsences } from './bring-absences.js';
import { FollowedDoors } from './followed-doors.js';
import { HubPeople } from './hub-people.js';
import { HubRules, type RulesData, type RulesOptions } from './hub-rules.js';
import type { Link, LinkFiles } from './link-files.js';
import type { LinkParts } from './link-parts.js';
import { sendChanges } from './send-changes.js';
import { absencesClash, isFinal, leaseIsOver, sentenceOf, standstillMs } from './problems.js';

export interface RosterOptions {
  readonly data: PeopleData & RulesData & Pick<LinkParts, 'otherDoors' | 'faceLease'>;
  readonly files: LinkFiles;
  /** As `UplinkOptions.site`. */
  readonly site: {
    readonly site: string;
    report(about: string, sentence: string): Promise<boolean>;
  };
  readonly notify: (sentence: string) => void;
  /** As `RulesOptions.settingsChanged`. */
  readonly settingsChanged: RulesOptions['settingsChanged'];
}

/** Waiting people that a screen lists; of the others, it shows the number. */
const maxShown = 200;

/**
 * Keeps the people of this kiosk as they are at the hub: holds a request open, which the hub answers as soon as
 * something changes. The door never waits for it.
 */
export class RosterFollower {
  readonly #people: HubPeople;
  readonly #rules: HubRules;
  readonly #doors: FollowedDoors;
  /** Runs what reads or changes `#people`, one after the other. */
  readonly #queue = new SerialQueue();
  #pulling = new Attempts();
  #sending = new Attempts();
  /** Each has one request at a time, and that of `#pulling` is held. */
  readonly #clients = new Map<'send' | 'ask', HubClient>();
  /** Changes in one request. */
  readonly #size = new BatchSize(maxChanges, 1);
  /** For what is sealed for the hub; null until it is known. */
  #sealKey: string | null = null;
  #hasSent = false;
  #isStopped = false;
  #urgentSince = 0;
  #problem: string | null = null;

  constructor(private readonly options: RosterOptions) {
    this.#people = new HubPeople(options.data, options.files);
    this.#rules = new HubRules(options);
    this.#doors = new FollowedDoors(options.files, options.data.otherDoors);
  }

  /** Call it once: until the hub answers, the door uses what it knew before. Damaged files cause a notice. */
  async begin(): Promise<void> {
    const { files, data, notify } = this.options;
    try {
      if ((await files.link()) === null) return;
      data.otherDoors.begin(await files.doors());
      // A hub that has never given people, such as one of an older version, gives no lease either.
      if ((await files.people()) !== null) data.faceLease.begin(await files.lease());
    } catch (error) {
      notify(`What was known of the hub could not be read: ${sentenceOf(error)}`);
    }
  }

  /** Call it often: asks the hub, unless a request is running. */
  tick(link: Link): void {
    if (this.#isStopped) return;
    void this.#checkLease();
    this.#sealKey ??= link.hubSealKey ?? null;
    this.#pulling.start(
      () => this.#follow(link),
      (error) => this.#failed(error, this.#pulling),
    );
    // The first time, send before anything is taken, so that the hub sees the people as they are here.
    if (!this.#hasSent) return;
    this.#sending.start(
      () => this.#send(link),
      (error) => this.#failed(error, this.#sending),
    );
  }

  /** The state of the exchange. @throws Fault as `LinkFiles.people`. */
  state(): Promise<{ applied: number; waiting: number; problem: string | null }> {
    return this.#queue.run(async () => {
      const waiting = (await this.#people.changes()).length;
      const { since: applied } = await this.#people.applied();
      return { applied, waiting, problem: this.#problem };
    });
  }

  /** The people of `state().waiting`, up to `maxShown`. @throws Fault as `LinkFiles.people`. */
  waiting(): Promise<WaitingPerson[]> {
    return this.#queue.run(async () => {
      const changes = await this.#people.changes();
      return changes.slice(0, maxShown).map((change) => {
        if (change.kind === 'erased') {
          return { subjectId: change.subjectId, name: null, changed: ['erased'] };
        }
        const { subjectId, name } = change.record;
        return { subjectId, name, changed: [...change.parts] };
      });
    });
  }

  /** Ends running requests, and waits for what is being applied. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const client of this.#clients.values()) client.close();
    await Promise.all([this.#pulling.running, this.#sending.running]);
    await this.#queue.settled();
    this.#clients.clear();
    await this.#doors.save().catch((error: unknown) => {
      this.options.notify(`The punches of other doors could not be saved: ${sentenceOf(error)}`);
    });
  }

  /** Begins with another link, or with none, after `stop`. */
  reset(): void {
    this.#people.reset();
    this.#pulling = new Attempts();
    this.#sending = new Attempts();
    this.#sealKey = null;
    this.#hasSent = false;
    this.#urgentSince = 0;
    this.#doors.reset();
    this.#withoutPeople();
    this.#problem = null;
    this.#isStopped = false;
  }

  /** Sends what was changed here. */
  async #send(link: Link): Promise<void> {
    const { data, notify } = this.options;
    const sealKey = this.#sealKey;
    if (sealKey === null) return;
    const client = this.#clientOf(link, 'send');
    const kiosk = this.#kioskOf(link);
    for (let remaining = 1; remaining > 0 && !this.#isStopped;) {
      const limit = this.#size.count;
      const answered = (): Promise<void> => this.#answered();
      const sending = { kiosk, sealKey, queue: this.#queue, limit, answered };
      const sent = await sendChanges(this.#people, data.people.store, client, link, sending).catch(
        (error: unknown) => {
          if (error instanceof HubTimeout) this.#size.timedOut();
          throw error;
        },
      );
      this.#size.answered();
      if (sent === null) throw forgedRoster(link);
      ({ remaining } = sent);
      for (const id of sent.duplicates) {
        notify(
          `Somebody else at the hub has the employee number of the person ${id}, so it was left out. If they are the same person, merge the two records at the hub.`,
        );
      }
    }
  }

  /** Once after joining, with a report of absences that conflict. */
  async #bringAbsences(client: HubClient, link: Link, sealKey: string): Promise<void> {
    const absences = await this.#queue.run(() => this.#people.absencesToBring());
    if (absences === null) return;
    const hub = { client, link, sealKey, kiosk: this.#kioskOf(link) };
    const clashed = await bringAbsences(hub, absences);
    if (clashed === null) throw forgedRoster(link);
    if (clashed > 0) await this.options.site.report('hub', absencesClash(clashed));
    await this.#queue.run(() => this.#people.absencesBrought());
  }

  /** No hub, or one that has no people: the door works as without one. */
  #withoutPeople(): void {
    const { otherDoors, faceLease } = this.options.data;
    otherDoors.end();
    faceLease.end();
  }

  /** Says once that the hub has not answered for too long. */
  async #checkLease(): Promise<void> {
    const { data, site, notify } = this.options;
    try {
      await data.faceLease.tick();
      if (data.faceLease.isOver) await site.report('hub', leaseIsOver(data.settings.faceLeaseDays));
    } catch (error) {
      notify(`The time since the hub’s last answer could not be saved: ${sentenceOf(error)}`);
    }
  }

  /** The id that the hub knows this kiosk by. */
  #kioskOf({ kiosk }: Link): string {
    return kiosk ?? this.options.site.site;
  }

  #clientOf(link: Link, use: 'send' | 'ask'): HubClient {
    const { address, fingerprint, keys } = link;
    const sender = this.#kioskOf(link);
    const known = this.#clients.get(use);
    const client = known ?? new HubClient({ address, fingerprint, sender, signKey: keys.sign });
    this.#clients.set(use, client);
    return client;
  }

  /** Sends what was changed here once, and then asks for news until it is stopped. */
  async #follow(link: Link): Promise<void> {
    if (!this.#hasSent) await this.#send(link);
    this.#hasSent = true;
    const client = this.#clientOf(link, 'ask');
    let holdMs = 0;
    for (;;) {
      const page = await this.#ask(client, link, holdMs);
      if (this.#isStopped) return;
      await this.#answered();
      this.#sealKey = page.sealKey;
      if (await this.#queue.run(() => this.#people.isWaitingOfRemoved(page))) {
        await this.#send(link);
        holdMs = 0;
        continue;
      }
      await this.#queue.run(async () => {
        await this.#rules.apply(page);
        // Last, because this records that the page was applied.
        await this.#people.apply(page);
        if (page.again) await this.#people.startAgain();
      });
      await this.#doors.take(page);
      if (page.takesAbsences) await this.#bringAbsences(client, link, page.sealKey);
      this.#urgentSince = Math.max(this.#urgentSince, ...page.urgent.map(({ version }) => version));
      this.#problem = null;
      this.#pulling.failures = 0;
      holdMs = page.more || page.moreDoors || page.again ? 0 : maxHoldMs;
    }
  }

  /**
   * Prolongs the lease, before anything of the answer is on the disk: a kiosk that was killed in between would have
   * people of the hub but no lease, as if somebody had removed it.
   */
  #answered(): Promise<void> {
    return this.options.data.faceLease.answered();
  }

  async #ask(client: HubClient, link: Link, holdMs: number): Promise<RosterPage> {
    const { since, view } = await this.#queue.run(async () => {
      await this.#people.missLost();
      return this.#people.applied();
    });
    // After a lost file, everything comes again.
    if (since === 0) this.#urgentSince = 0;
    const urgentSince = Math.max(this.#urgentSince, since);
    const known = { since, view, urgentSince, doorsSince: this.#doors.since };
    return askRoster(client, link, this.#kioskOf(link), known, holdMs);
  }

  /** @returns the pause before the next attempt, in ms. */
  async #failed(error: unknown, { failures }: Attempts): Promise<number> {
    if (this.#isStopped) return 0;
    // A hub without people, such as one of an older version.
    if (error instanceof HubRefusal && error.reason === 'invalid') {
      this.#hasSent = true;
      this.#withoutPeople();
      return standstillMs;
    }
    this.#problem = sentenceOf(error);
    if (isFinal(error)) {
      // A hub that was restored may know this kiosk again soon; if not, the uplink reports that.
      const isUnknown = error instanceof HubRefusal && error.reason === 'unknown';
      if (!isUnknown) await this.options.site.report('hub', this.#problem);
      return standstillMs;
    }
    if (!isFault(error) && !(error instanceof HubRefusal)) {
      this.options.notify(`People could not be taken from the hub: ${this.#problem}`);
    }
    return pauseAfterError(error, failures);
  }
}
