import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Fault, isFault } from '../../../contract/fault.js';
import type { ExportRequest, ScheduleState } from '../../../contract/calls/exports.js';
import type { Settings } from '../../../contract/calls/settings.js';
import { zonedTime, systemZone, wallClock } from '../../base/wall-clock.js';
import { fileFault } from '../../storage/file-faults.js';
import { openDocument, type Document } from '../../storage/document.js';
import type { AttendanceData } from '../attendance-data.js';
import { nameOf, writeWithFooter } from './write-export.js';

/** Between two looks whether an export is due. */
export const scheduleCheckMs = 30_000;
/** After an export failed: the folder may be a drive that is plugged in again. A changed plan is tried at once. */
const retryMs = 15 * 60_000;

const actor = { actor: 'rollcall', role: 'administrator', via: 'service' } as const;

const StateFile = v.object({
  version: v.literal(1),
  /** Day on the wall clock that was done last. */
  doneDay: v.nullable(v.string()),
  lastAt: v.nullable(v.string()),
  file: v.nullable(v.string()),
  problem: v.nullable(v.string()),
});
type StateFile = v.InferOutput<typeof StateFile>;

type Plan = NonNullable<Settings['scheduledExport']>;

/** The daily export into a folder. What was missed while the kiosk was off is made up for once. */
export class ScheduledExport {
  #running: Promise<string | null> | null = null;
  #failed: { readonly plan: Plan; readonly atMs: number } | null = null;

  private constructor(
    private readonly data: AttendanceData,
    private readonly document: Document<StateFile>,
  ) {}

  /** @throws Fault as `openDocument`. */
  static async open(folder: string, data: AttendanceData): Promise<ScheduledExport> {
    const fresh: StateFile = { version: 1, doneDay: null, lastAt: null, file: null, problem: null };
    const file = join(folder, 'scheduled-export.json');
    return new ScheduledExport(data, await openDocument(file, StateFile, fresh));
  }

  get state(): ScheduleState {
    const { lastAt, file, problem } = this.document.data;
    return { lastAt, file, problem };
  }

  /**
   * Exports where today's time has come and it was not done yet.
   * @returns the file that was written; null where nothing was due, or it failed: then `state` says why.
   */
  async runIfDue(nowMs = Date.now()): Promise<string | null> {
    const plan = this.data.settings.scheduledExport;
    if (plan === null || this.#running !== null) return null;
    const zone = this.data.settings.zone ?? systemZone();
    const [day, time] = wallClock(zonedTime(nowMs, zone)).split('T') as [string, string];
    const isDone = this.document.data.doneDay === day;
    const failed = this.#failed?.plan === plan ? this.#failed : null;
    const rests = failed !== null && nowMs - failed.atMs < retryMs;
    if (isDone || time < plan.time || rests) return null;
    this.#running = this.#run(plan, day, nowMs);
    try {
      return await this.#running;
    } finally {
      this.#running = null;
    }
  }

  /** Waits for an export under way, however it ends. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #run(plan: Plan, day: string, nowMs: number): Promise<string | null> {
    const lastAt = new Date(nowMs).toISOString();
    const request: ExportRequest = {
      layout: plan.layout,
      ...rangeOf(plan.range, day),
      options: {
        format: 'csv',
        preset: 'standard',
        decimalSign: '.',
        dateFormat: 'iso',
        neutraliseFormulas: true,
      },
      parameters: plan.parameters,
    };
    const out = join(plan.folder, nameOf(request));
    try {
      await requireFolder(plan.folder);
      const { rows } = await writeWithFooter(this.data, request, out);
      await this.data.audit.record(actor, {
        action: 'exports.scheduled',
        target: plan.layout,
        after: { from: request.from, to: request.to, rows, file: out },
      });
      Object.assign(this.document.data, { doneDay: day, lastAt, file: out, problem: null });
      await this.document.write();
      return out;
    } catch (error) {
      if (!isFault(error)) throw error;
      this.#failed = { plan, atMs: nowMs };
      Object.assign(this.document.data, { lastAt, problem: error.message });
      await this.document.write();
      return null;
    }
  }
}

/** @throws Fault `not-found`: a folder made here may stand in for a drive that is not plugged in. */
async function requireFolder(folder: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fileFault(folder, error);
  }
  throw new Fault(
    'not-found',
    `There is no folder ${folder} for the daily export; make it, plug its drive in, or choose another in the settings.`,
  );
}

/** Days that are over, as seen on `today`. */
export function rangeOf(range: Plan['range'], today: string): { from: string; to: string } {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const at = (y: number, m: number, d: number): string =>
    new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);
  const yesterday = at(year, month, day - 1);
  if (range === 'yesterday') return { from: yesterday, to: yesterday };
  if (range === 'last-month') return { from: at(year, month - 1, 1), to: at(year, month, 0) };
  return { from: `${yesterday.slice(0, 8)}01`, to: yesterday };
}
