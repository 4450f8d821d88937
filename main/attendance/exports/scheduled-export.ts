import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, isFault } from '../../../contract/fault.js';
import type { ExportRequest, ScheduleState } from '../../../contract/calls/exports.js';
import type { Settings } from '../../../contract/calls/settings.js';
import { zonedTime, systemZone, wallClock } from '../../base/wall-clock.js';
import { fileFault } from '../../storage/file-faults.js';
import type { Document } from '../../storage/document.js';
import type { AttendanceData } from '../attendance-data.js';
import type { ExportState } from './export-state.js';
import { rangeOf } from './ranges.js';
import { exportFileName, writeWithFooter } from './write-export.js';

/** How often to check whether an export is due. */
export const scheduleCheckMs = 30_000;
/** Wait after a failed export, whose drive may be reconnected. A changed plan is tried immediately. */
const retryMs = 15 * 60_000;

const actor = { actor: 'rollcall', role: 'administrator', via: 'service' } as const;

type Plan = NonNullable<Settings['scheduledExport']>;

/** The daily export to a folder. If the kiosk was off, one export is made later for all missed days. */
export class ScheduledExport {
  #running: Promise<string | null> | null = null;
  #failure: { readonly plan: Plan; readonly atMs: number } | null = null;

  /** @param document its state; throws a fault if the file is damaged. */
  constructor(
    private readonly data: AttendanceData,
    private readonly document: () => Document<ExportState>,
  ) {}

  /** When and where the last export was written, and why the latest attempt failed. @throws Fault `data-damaged`. */
  get state(): ScheduleState {
    const { lastAt, file, problem } = this.document().data;
    return { lastAt, file, problem };
  }

  /**
   * Exports if today's export is due.
   * @param nowMs milliseconds since 1970, UTC.
   * @returns the path of the file; null if no export was due or it failed, as `state` then says.
   * @throws Fault `data-damaged` for its state; `disk-full`, `data-read-only` if that cannot be saved.
   */
  async runIfDue(nowMs = Date.now()): Promise<string | null> {
    const plan = this.data.settings.scheduledExport;
    if (plan === null || this.#running !== null) return null;
    const zone = this.data.settings.zone ?? systemZone();
    const [day, time] = wallClock(zonedTime(nowMs, zone)).split('T') as [string, string];
    const isDone = this.document().data.doneDay === day;
    const failure = this.#failure?.plan === plan ? this.#failure : null;
    // A failure in the future was noted by a clock that was ahead.
    const isWaitingToRetry =
      failure !== null && nowMs >= failure.atMs && nowMs - failure.atMs < retryMs;
    if (isDone || time < plan.time || isWaitingToRetry) return null;
    this.#running = this.#run(plan, day, nowMs);
    try {
      return await this.#running;
    } finally {
      this.#running = null;
    }
  }

  /** Resolves when a running export has ended. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #run(plan: Plan, day: string, nowMs: number): Promise<string | null> {
    const lastAt = new Date(nowMs).toISOString();
    const request: ExportRequest = {
      layout: plan.layout,
      ...rangeOf(plan.range, day, this.data.settings.payPeriod),
      options: {
        format: 'csv',
        preset: 'standard',
        decimalSign: '.',
        dateFormat: 'iso',
        neutraliseFormulas: true,
      },
      parameters: plan.parameters,
    };
    const out = join(plan.folder, exportFileName(request));
    try {
      await requireFolder(plan.folder);
      const { rows, sha256 } = await writeWithFooter(this.data, request, out, true);
      await this.data.audit.record(actor, {
        action: 'exports.scheduled',
        target: plan.layout,
        after: { from: request.from, to: request.to, rows, file: out, sha256 },
      });
      await this.#save({ doneDay: day, lastAt, file: out, problem: null });
      return out;
    } catch (error) {
      if (!isFault(error)) throw error;
      this.#failure = { plan, atMs: nowMs };
      await this.#save({ lastAt, problem: error.message });
      return null;
    }
  }

  async #save(changed: Partial<ExportState>): Promise<void> {
    await this.document().change((state) => Object.assign(state, changed));
  }
}

/** @throws Fault `not-found`; a missing folder is not created, because its drive may be disconnected. */
async function requireFolder(folder: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fileFault(folder, error);
  }
  throw new Fault(
    'not-found',
    `The folder ${folder} for the daily export does not exist. Create it, connect its drive, or choose another folder in the settings.`,
  );
}
