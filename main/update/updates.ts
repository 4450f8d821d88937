import type { UpdateProblem, UpdateState } from '../../contract/calls/updates.js';
import type { Settings } from '../../contract/calls/settings.js';
import { Fault } from '../../contract/fault.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Actor } from '../access/session.js';
import type { Installer } from './installer.js';
import { isQuiet } from './quiet-time.js';
import { fetchRelease, type UpdateSource } from './server.js';
import { failureOf } from './update-failure.js';
import { isNewer } from './version.js';

export const updateCheckMs = 60_000;
/** The server is asked this often. */
const askMs = 6 * 3_600_000;
/** A version that has run this long has proved that it works. */
const provenMs = 120_000;

/** No one is signed in when it happens. */
const actor: Actor = { actor: 'rollcall', role: 'none', via: 'service' };

export interface UpdatesOptions {
  /** The version that runs. */
  readonly version: string;
  readonly installer: Installer;
  readonly settings: Pick<Settings, 'zone' | 'schedules'>;
  readonly audit: Pick<AuditLog, 'record'>;
  /** How long no one has been at the door, in ms. */
  readonly idleForMs: () => number;
  /** Whether everything that this version starts is running. */
  readonly isHealthy: () => boolean;
  /** Ends the program, so that the version can be installed; null for a command. */
  readonly install: ((version: string) => void) | null;
}

/** Looks for new versions, fetches them, and has them installed while no one is at the door. */
export class Updates {
  #checkedAtMs: number | null = null;
  #askedAtMs = -Infinity;
  #problem: UpdateProblem | null = null;
  /** The newest version that the server named, if it is newer. */
  #next: string | null = null;
  #asking: Promise<void> | null = null;
  /** On the monotonic clock. */
  #healthySinceMs: number | null = null;
  #isProven = false;
  #isInstalling = false;
  readonly #ending = new AbortController();

  constructor(private readonly options: UpdatesOptions) {}

  async state(): Promise<UpdateState> {
    const { version, installer } = this.options;
    const fetched = await installer.fetched();
    return {
      version,
      state: await this.#stateWith(fetched),
      next: fetched ?? this.#next,
      checkedAt: this.#checkedAtMs === null ? null : new Date(this.#checkedAtMs).toISOString(),
      problem: this.#problem,
    };
  }

  /** Asks the server now, and fetches a newer version. @throws Fault `not-found` if no server is set. */
  async check(nowMs = Date.now()): Promise<UpdateState> {
    const source = await this.options.installer.source();
    if (source === null) {
      throw new Fault(
        'not-found',
        'No server for updates is set, so no server was asked. Set one with "rollcall update server".',
      );
    }
    this.#asking ??= this.#ask(source, nowMs).finally(() => {
      this.#asking = null;
    });
    await this.#asking;
    return this.state();
  }

  /**
   * Regular work while the program runs as a kiosk or hub.
   * @param nowMs the wall clock, milliseconds since 1970, UTC.
   * @param ranMs a monotonic clock: a version proves itself by the time that it runs, whatever the wall clock does.
   */
  async tick(nowMs = Date.now(), ranMs = performance.now()): Promise<void> {
    const { installer, install, settings, idleForMs } = this.options;
    if (install === null || this.#isInstalling) return;
    await this.#proveAt(ranMs);
    if ((await installer.source()) === null) return;
    if (nowMs - this.#askedAtMs >= askMs || nowMs < this.#askedAtMs) await this.check(nowMs);
    const version = await installer.fetched();
    if (version === null || !(await installer.canInstall())) return;
    if (!isQuiet(settings, idleForMs(), nowMs)) return;
    this.#isInstalling = true;
    install(version);
  }

  /** Stops a download; it begins again at the next start. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#asking;
  }

  async #ask(source: UpdateSource, nowMs: number): Promise<void> {
    const { version, installer } = this.options;
    this.#askedAtMs = nowMs;
    this.#problem = null;
    try {
      const release = await fetchRelease(source, this.#ending.signal);
      this.#checkedAtMs = nowMs;
      this.#next = isNewer(release.version, version) ? release.version : null;
      if (this.#next === null || (await installer.fetched()) === this.#next) return;
      if (await installer.hasFailed(this.#next)) this.#problem = 'unhealthy';
      else if (await installer.canInstall())
        await installer.fetch(source, release, this.#ending.signal);
    } catch (error) {
      this.#problem = failureOf(error, 'unreachable').problem;
    }
  }

  /** Records what happened, and keeps a version that has run without problems for a while. */
  async #proveAt(ranMs: number): Promise<void> {
    const { installer, audit, isHealthy } = this.options;
    if (this.#isProven) return;
    const change = await installer.unrecorded();
    if (change !== null) {
      const { action, from, to } = change;
      await audit.record(actor, { action, target: to, before: from, after: to });
      await installer.recorded();
    }
    if (!isHealthy()) this.#healthySinceMs = null;
    else this.#healthySinceMs ??= ranMs;
    if (this.#healthySinceMs === null || ranMs - this.#healthySinceMs < provenMs) return;
    await installer.prove();
    this.#isProven = true;
  }

  async #stateWith(fetched: string | null): Promise<UpdateState['state']> {
    if ((await this.options.installer.source()) === null) return 'off';
    if (this.#asking !== null && fetched === null) return 'fetching';
    if (fetched !== null) return (await this.options.installer.canInstall()) ? 'ready' : 'by-hand';
    if (this.#next !== null && this.#problem === null) return 'by-hand';
    return this.#checkedAtMs === null ? 'unknown' : 'current';
  }
}
