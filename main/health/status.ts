import { lockFileOf } from '../storage/data-lock.js';
import { holderOf, livenessOf } from '../storage/lock-holder.js';
import { heartbeatMs, readHeartbeat, type Heartbeat, type Warning } from './heartbeat.js';

/** The state of a kiosk, seen from outside: without its lock and its key. */
export interface Status {
  /**
   * `hung`: its process runs, but wrote no heartbeat for a while. `killed`: it ended without being closed. `never`: no
   * kiosk ran with this folder yet.
   */
  readonly state: 'running' | 'hung' | 'stopped' | 'killed' | 'never';
  readonly heartbeat: Heartbeat | null;
}

/** Three heartbeats: two may be late on a machine that is busy. */
const hungMs = 3 * heartbeatMs;

/** The status of the kiosk of a data folder. @throws Fault as `withFileFaults`. */
export async function statusOf(folder: string, now = new Date()): Promise<Status> {
  const heartbeat = await readHeartbeat(folder);
  if (heartbeat === null) return { state: 'never', heartbeat };
  if (heartbeat.state === 'stopped') return { state: 'stopped', heartbeat };
  const holder = await holderOf(lockFileOf(folder));
  const isThere = holder?.pid === heartbeat.pid && (await livenessOf(holder, folder)) !== 'gone';
  if (!isThere) return { state: 'killed', heartbeat };
  const ageMs = now.getTime() - Date.parse(heartbeat.at);
  return { state: ageMs > hungMs ? 'hung' : 'running', heartbeat };
}

/** Warnings with which a kiosk does not do its work. The others can wait for an administrator. */
const severe: readonly Warning[] = ['disk-read-only', 'recognition-down'];

/** Whether the kiosk runs and does its work. */
export function isHealthy({ state, heartbeat }: Status): boolean {
  return state === 'running' && !heartbeat?.warnings.some((warning) => severe.includes(warning));
}
