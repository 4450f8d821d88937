import { join } from 'node:path';
import * as v from 'valibot';
import { Health } from '../../contract/calls/overview.js';
import { readIfExists } from '../storage/atomic-file.js';

/** How often a running kiosk writes its heartbeat, in ms. */
export const heartbeatMs = 30_000;

const Head = v.object({ seq: v.number(), hash: v.string() });
const Moment = v.nullable(v.string());

/** What an administrator should look at. `reports`: something on the Audit log screen is not acknowledged. */
export const warnings = [
  'disk-low',
  'disk-read-only',
  'camera-silent',
  'recognition-down',
  'templates-damaged',
  'hub-silent',
  'no-backup',
  'reports',
] as const;
export type Warning = (typeof warnings)[number];

/**
 * The state of a kiosk, as it last wrote it. It has no names, numbers of people or paths, so that it can be sent to
 * others. Times are UTC.
 */
export const Heartbeat = v.object({
  version: v.literal(1),
  /** Version of Rollcall. */
  program: v.string(),
  /** `stopped`: it was closed in order. */
  state: v.picklist(['running', 'stopped']),
  pid: v.number(),
  at: v.string(),
  startedAt: v.string(),
  camera: Health.entries.camera,
  /**
   * Whether the inference process runs; `idle` before anything was to be recognised; `off` after repeated unexpected
   * errors.
   */
  recognition: v.picklist(['idle', 'running', 'restarting', 'off']),
  disk: Health.entries.disk,
  /** Id of the embedding model in use. */
  model: v.string(),
  /** Number of people. */
  people: v.number(),
  lastPunchAt: Moment,
  /** The last entries of the two logs. */
  journal: Head,
  audit: Head,
  /** Null without a hub. */
  hub: v.nullable(v.object({ confirmed: v.number(), waiting: v.number(), lastContactAt: Moment })),
  /** When the last backup was made or restored, which has the key too; null for never. */
  lastBackupAt: Moment,
  warnings: v.array(v.picklist(warnings)),
});
export type Heartbeat = v.InferOutput<typeof Heartbeat>;

/** The file of the heartbeat in a data folder. */
export function heartbeatFileOf(folder: string): string {
  return join(folder, 'heartbeat.json');
}

/** The last heartbeat; null if there is none, or none that can be read. @throws Fault as `withFileFaults`. */
export async function readHeartbeat(folder: string): Promise<Heartbeat | null> {
  const bytes = await readIfExists(heartbeatFileOf(folder));
  if (bytes === null) return null;
  try {
    return v.parse(Heartbeat, JSON.parse(bytes.toString('utf8')));
  } catch {
    // Of another version of Rollcall, or edited. It is written again soon.
    return null;
  }
}
