import { exists } from '../../storage/exists.js';
import type { Heartbeat } from '../heartbeat.js';
import type { Finding } from './finding.js';

/** Clocks of machines without a battery start in 1970 or at the day on which the system was built. */
const earliest = Date.parse('2026-01-01T00:00:00Z');
const latest = Date.parse('2099-01-01T00:00:00Z');
/** As far as a clock may be off at a hub. */
const maxBackMs = 120_000;
/** systemd-timesyncd(8) makes this folder, and the file in it once the clock was set from the network. */
const timesync = '/run/systemd/timesync';

/** Checks the machine's clock, as far as it can tell from itself. @param timesyncFolder another one, for tests. */
export async function checkClock(
  heartbeat: Heartbeat | null,
  now = new Date(),
  timesyncFolder = timesync,
): Promise<Finding> {
  const check = 'clock';
  const nowMs = now.getTime();
  const shown = now.toISOString().slice(0, 16).replace('T', ' ');
  if (nowMs < earliest || nowMs > latest) {
    return {
      check,
      state: 'bad',
      sentence: `The clock says ${shown} UTC, which cannot be right. Set it, and turn on network time.`,
    };
  }
  if (heartbeat !== null && Date.parse(heartbeat.at) - nowMs > maxBackMs) {
    return {
      check,
      state: 'bad',
      sentence: `The clock says ${shown} UTC, but the kiosk was still running later than that. Set the clock. Punches of that time are flagged for HR.`,
    };
  }
  const isServed = await exists(timesyncFolder);
  if (isServed && !(await exists(`${timesyncFolder}/synchronized`))) {
    return {
      check,
      state: 'warning',
      sentence: `The clock says ${shown} UTC, but was not set from the network since the start. Check the network, and that the clock is right.`,
    };
  }
  return {
    check,
    state: 'good',
    sentence: `The clock says ${shown} UTC${isServed ? ', and was set from the network' : ''}.`,
  };
}
