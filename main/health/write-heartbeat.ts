import type { Health } from '../../contract/calls/overview.js';
import { packageVersion } from '../../models/package-root.js';
import type { AuditLog } from '../access/audit-log.js';
import type { AttendanceData } from '../attendance/attendance-data.js';
import type { Recognition } from '../gallery/recognition.js';
import { diskHealth } from '../overview/disk-health.js';
import type { People } from '../people/records/people.js';
import { replaceQuickly } from '../storage/atomic-file.js';
import { isReadingOnly } from '../storage/reading-only.js';
import type { UplinkState } from '../uplink/uplink-state.js';
import { heartbeatFileOf, heartbeatMs, type Heartbeat, type Warning } from './heartbeat.js';

/** The parts of Rollcall that a heartbeat describes. */
export interface HeartbeatData extends Pick<AttendanceData, 'journal'> {
  readonly people: People;
  readonly audit: AuditLog;
  readonly recognition: Recognition;
  readonly site: { readonly reports: readonly unknown[] };
}

/** Parts of the services that change while the kiosk runs. */
export interface LiveParts {
  readonly camera: () => Health['camera'];
  readonly recognition: () => Heartbeat['recognition'];
  readonly hub: () => Promise<UplinkState | null>;
}

/** How often to check whether a heartbeat is due, in ms: the first one follows soon after the start. */
export const heartbeatCheckMs = 5000;
/** The audit log is searched for the last backup at most this often, in ms: it may be long. */
const backupSearchMs = 600_000;
/** A hub that did not answer for this long is worth a look; a kiosk works without it for months. */
const silentHubMs = 24 * 3_600_000;
/** The camera waits while somebody uses the administration on the kiosk, which takes less than this. */
const silentCameraMs = 15 * 60_000;

/** Writes how a kiosk is to a file, for `rollcall status` and for other programs that watch it. */
export class HeartbeatWriter {
  readonly #startedAt = new Date();
  #writtenMs = -Infinity;
  #backup = { searchedMs: -Infinity, seq: -1, at: null as string | null };

  constructor(
    private readonly folder: string,
    private readonly data: HeartbeatData,
    private readonly live: LiveParts,
  ) {}

  /** Call it often. @throws Fault as `replaceQuickly`. On a full or read-only disk nothing is written. */
  async writeIfDue(): Promise<void> {
    const nowMs = performance.now();
    if (nowMs - this.#writtenMs < heartbeatMs) return;
    this.#writtenMs = nowMs;
    await this.#write('running');
  }

  /** Writes that the kiosk was closed in order; nothing if it was open for moments only, as by a command. */
  async stop(): Promise<void> {
    if (this.#writtenMs !== -Infinity) await this.#write('stopped');
  }

  async #write(state: Heartbeat['state']): Promise<void> {
    if (isReadingOnly(this.folder)) return;
    const heartbeat = await this.#now(state);
    await replaceQuickly(heartbeatFileOf(this.folder), `${JSON.stringify(heartbeat, null, 1)}\n`);
  }

  async #now(state: Heartbeat['state']): Promise<Heartbeat> {
    const { journal, people, audit, recognition } = this.data;
    const now = new Date();
    const hub = await this.live.hub();
    const disk = await diskHealth(this.folder, isReadingOnly(this.folder));
    const camera = this.live.camera();
    const lastBackupAt = await this.#lastBackupAt();
    const lastPunch = journal.facts.lastRecorded;
    const running = this.live.recognition();
    const isOn: Readonly<Record<Warning, boolean>> = {
      'disk-low': disk.state === 'low',
      'disk-read-only': disk.state === 'read-only',
      'camera-silent':
        camera.lastPictureAt !== null && isOlderThan(silentCameraMs, camera.lastPictureAt, now),
      'recognition-down': running === 'restarting' || running === 'off',
      'templates-damaged': people.list().some(({ problem }) => problem !== null),
      'hub-silent': hub !== null && isOlderThan(silentHubMs, hub.lastContactAt ?? this.#start, now),
      'no-backup': lastBackupAt === null,
      reports: this.data.site.reports.length > 0,
    };
    return {
      version: 1,
      program: packageVersion(),
      state,
      pid: process.pid,
      at: now.toISOString(),
      startedAt: this.#start,
      camera,
      recognition: running,
      disk,
      model: recognition.modelId,
      people: people.list().length,
      lastPunchAt: lastPunch === null ? null : new Date(lastPunch.atMs).toISOString(),
      journal: journal.head,
      audit: audit.head,
      hub: hub && {
        confirmed: hub.confirmed,
        waiting: hub.waiting,
        lastContactAt: hub.lastContactAt,
      },
      lastBackupAt,
      warnings: (Object.keys(isOn) as Warning[]).filter((warning) => isOn[warning]),
    };
  }

  get #start(): string {
    return this.#startedAt.toISOString();
  }

  async #lastBackupAt(): Promise<string | null> {
    const { audit } = this.data;
    const nowMs = performance.now();
    const { searchedMs, seq } = this.#backup;
    if (seq !== audit.seq && nowMs - searchedMs >= backupSearchMs) {
      const [last] = await audit.list(1, { matches: ({ action }) => action.startsWith('backup.') });
      this.#backup = { searchedMs: nowMs, seq: audit.seq, at: last?.at ?? null };
    }
    return this.#backup.at;
  }
}

function isOlderThan(ms: number, moment: string, now: Date): boolean {
  return now.getTime() - Date.parse(moment) > ms;
}
